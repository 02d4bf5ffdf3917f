// verdict: CLEAN
// about: Messages go through an ArrayBlockingQueue.
// tags: virtual
import module java.base;

public class ArrayQueueHandOff {
  static class Message {
    int n;
  }

  public static void main(String[] args) throws Exception {
    BlockingQueue<Message> queue = new ArrayBlockingQueue<>(2);
    both(
        () -> {
          for (int i = 1; i <= 40; i++) {
            Message m = new Message();
            m.n = i;
            queue.put(m);
          }
        },
        () -> {
          for (int i = 1; i <= 40; i++) {
            queue.take().n++;
          }
        });
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
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
