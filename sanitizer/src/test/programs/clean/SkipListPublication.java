// verdict: CLEAN
// about: What was written before put into a skip list is seen after get.
import module java.base;

public class SkipListPublication {
  static class Bean {
    int n;
  }

  public static void main(String[] args) throws Exception {
    ConcurrentNavigableMap<Integer, Bean> map = new ConcurrentSkipListMap<>();
    both(
        () -> {
          for (int i = 0; i < 30; i++) {
            Bean bean = new Bean();
            bean.n = i;
            map.put(i, bean);
          }
        },
        () -> {
          for (int i = 0; i < 30; i++) {
            Map.Entry<Integer, Bean> entry = map.ceilingEntry(i);
            while (entry == null) {
              Thread.yield();
              entry = map.ceilingEntry(i);
            }
            if (entry.getValue().n != i) {
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
