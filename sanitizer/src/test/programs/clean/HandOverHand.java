// verdict: CLEAN
// about: A sorted list whose nodes are locked hand over hand.
// tags: larger
import module java.base;

public class HandOverHand {
  static class Node {
    final ReentrantLock lock = new ReentrantLock();
    final int key;
    Node next;

    Node(int key, Node next) {
      this.key = key;
      this.next = next;
    }
  }

  static final Node head = new Node(Integer.MIN_VALUE, new Node(Integer.MAX_VALUE, null));

  static void add(int key) {
    head.lock.lock();
    Node before = head;
    Node at = before.next;
    at.lock.lock();
    while (at.key < key) {
      before.lock.unlock();
      before = at;
      at = at.next;
      at.lock.lock();
    }
    before.next = new Node(key, at);
    at.lock.unlock();
    before.lock.unlock();
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 30; i++) {
            add(i * 2);
          }
        },
        () -> {
          for (int i = 30; i > 0; i--) {
            add(i * 2 + 1);
          }
        });
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
