// verdict: CLEAN
// about: Opaque accesses with a release fence and an acquire fence publish data.
// tags: varhandle fences
import module java.base;

public class Fences {
  static final AtomicInteger flag = new AtomicInteger();
  static int data;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          data = 42;
          VarHandle.releaseFence();
          flag.setOpaque(1);
        },
        () -> {
          while (flag.getOpaque() == 0) {
            Thread.yield();
          }
          VarHandle.acquireFence();
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
