// verdict: HANG one
// about: A latch of two is counted down once.
// tags: hangs wait-notify
import module java.base;

public class HangLatch {
  static final CountDownLatch latch = new CountDownLatch(2);

  public static void main(String[] args) throws Exception {
    both(() -> latch.await(), () -> latch.countDown());
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofPlatform().daemon().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().daemon().name("two").start(unchecked(two));
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
