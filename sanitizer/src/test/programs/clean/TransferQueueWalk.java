// verdict: CLEAN
// about: Elements of a LinkedTransferQueue are looked at where they stand.
import module java.base;

public class TransferQueueWalk {
  static class Item {
    int value;
  }

  static final LinkedTransferQueue<Item> queue = new LinkedTransferQueue<>();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 50; i++) {
            Item item = new Item();
            item.value = 1;
            queue.add(item);
          }
        },
        () -> {
          for (int seen = 0; seen < 50; ) {
            seen = 0;
            for (Item item : queue) {
              seen += item.value;
            }
            queue.forEach(item -> check(item.value == 1));
            check(queue.stream().allMatch(item -> item.value == 1));
            Item first = queue.peek();
            check(first == null || first.value == 1);
          }
        });
  }

  static void check(boolean right) {
    if (!right) {
      throw new AssertionError("wrong result");
    }
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
