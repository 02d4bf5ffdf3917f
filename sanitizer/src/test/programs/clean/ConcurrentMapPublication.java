// verdict: CLEAN
// about: What was written before put is seen after get.
import module java.base;

public class ConcurrentMapPublication {
  static class Bean {
    int n;
  }

  public static void main(String[] args) throws Exception {
    ConcurrentMap<String, Bean> map = new ConcurrentHashMap<>();
    both(
        () -> {
          for (int i = 0; i < 50; i++) {
            Bean bean = new Bean();
            bean.n = i;
            map.put("k" + i, bean);
          }
        },
        () -> {
          for (int i = 0; i < 50; i++) {
            Bean bean = map.get("k" + i);
            while (bean == null) {
              Thread.yield();
              bean = map.get("k" + i);
            }
            if (bean.n != i) {
              throw new AssertionError();
            }
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
