// verdict: CLEAN
// about: A lock-free stack with final values and links written before the push.
import module java.base;

public class TreiberStack {
  static class Node {
    final int[] value;
    Node next;

    Node(int[] value) {
      this.value = value;
    }
  }

  static final AtomicReference<Node> top = new AtomicReference<>();

  static void push(int[] value) {
    Node node = new Node(value);
    do {
      node.next = top.get();
    } while (!top.compareAndSet(node.next, node));
  }

  static int[] pop() {
    while (true) {
      Node node = top.get();
      if (node == null) {
        return null;
      }
      if (top.compareAndSet(node, node.next)) {
        return node.value;
      }
    }
  }

  static void work() {
    for (int i = 0; i < 40; i++) {
      push(new int[] {i});
      int[] value = pop();
      if (value != null) {
        value[0]++;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work(), () -> work());
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
