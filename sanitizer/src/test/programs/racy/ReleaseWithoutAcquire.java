// verdict: RACE field ReleaseWithoutAcquire.data
// about: The writer releases, the reader does not acquire.
// tags: varhandle
import module java.base;

public class ReleaseWithoutAcquire {
  static final AtomicInteger flag = new AtomicInteger();
  static int data;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          data = 42;
          flag.setRelease(1);
        },
        () -> {
          while (flag.getOpaque() == 0) {
            Thread.yield();
          }
          int seen = data;
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
