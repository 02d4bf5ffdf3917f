// verdict: HANG one
// about: A consumer waits for one more item than there will be.
// tags: hangs wait-notify virtual
import module java.base;

public class HangEmptyQueue {
  static final BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 3; i++) {
            queue.take();
          }
        },
        () -> {
          queue.put(1);
          queue.put(2);
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
