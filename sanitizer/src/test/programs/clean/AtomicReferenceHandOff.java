// verdict: CLEAN
// about: A bean goes through an AtomicReference, taken by getAndSet.
import module java.base;

public class AtomicReferenceHandOff {
  static class Bean {
    int n;
  }

  public static void main(String[] args) throws Exception {
    AtomicReference<Bean> slot = new AtomicReference<>();
    both(
        () -> {
          for (int i = 0; i < 20; i++) {
            Bean bean = new Bean();
            bean.n = i;
            while (!slot.compareAndSet(null, bean)) {
              Thread.yield();
            }
          }
        },
        () -> {
          for (int i = 0; i < 20; i++) {
            Bean bean = slot.getAndSet(null);
            while (bean == null) {
              Thread.yield();
              bean = slot.getAndSet(null);
            }
            bean.n++;
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
