// verdict: CLEAN
// about: Every thread has a bean of its own, inherited ones are copied.
import module java.base;

public class ThreadLocals {
  static class Bean {
    int n;
  }

  static final ThreadLocal<Bean> own = ThreadLocal.withInitial(Bean::new);
  static final InheritableThreadLocal<int[]> inherited =
      new InheritableThreadLocal<>() {
        @Override
        protected int[] childValue(int[] parent) {
          return parent.clone();
        }
      };

  static void work() {
    for (int i = 0; i < 20; i++) {
      own.get().n++;
      inherited.get()[0]++;
    }
  }

  public static void main(String[] args) throws Exception {
    inherited.set(new int[1]);
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
