// verdict: CLEAN
// about: Nodes of one class are locked from parent to child: many objects, one order.
import module java.base;

public class ParentThenChild {
  static class Node {
    final Node child;
    int visits;

    Node(Node child) {
      this.child = child;
    }

    synchronized void visit() {
      visits++;
      if (child != null) {
        child.visit();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Node root = new Node(new Node(new Node(null)));
    both(() -> root.visit(), () -> root.child.visit());
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofPlatform().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().name("two").start(unchecked(two));
    t0.join();
    t1.join();
  }

  interface Body {
    void run() throws Exception;
  }

  static Runnable unchecked(Body body) {
    return () -> {
      try {
        body.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
