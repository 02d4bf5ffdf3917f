// verdict: CLEAN
// about: What is in a concurrent map is only changed in its updates, also while the map grows and
// elements leave it.
import module java.base;

public class MapOfGrowingBeans {
  static class Bean {
    int uses;
  }

  static final int KEYS = 500;

  public static void main(String[] args) throws Exception {
    ConcurrentMap<Integer, Bean> map = new ConcurrentHashMap<>(2);
    Body body =
        () -> {
          for (int i = 0; i < 3 * KEYS; i++) {
            map.compute(
                i % KEYS,
                (key, bean) -> {
                  if (bean == null) {
                    bean = new Bean();
                  }
                  bean.uses++;
                  return bean;
                });
            if (i % 3 == 0) {
              map.computeIfPresent(i / 2 % KEYS, (key, bean) -> bean.uses > 4 ? null : bean);
            }
          }
        };
    both(body, body);
    int uses = 0;
    for (Bean bean : map.values()) {
      uses += bean.uses;
    }
    if (uses > 6 * KEYS) {
      throw new AssertionError();
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
