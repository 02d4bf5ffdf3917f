// verdict: CLEAN
// about: Beans are changed inside compute, which is atomic for its key.
// tags: virtual
import module java.base;

public class ConcurrentMapCompute {
  static class Sum {
    int n;
  }

  static void work(ConcurrentMap<Integer, Sum> map) {
    for (int i = 0; i < 60; i++) {
      map.compute(
          i % 5,
          (k, sum) -> {
            Sum s = sum == null ? new Sum() : sum;
            s.n++;
            return s;
          });
    }
  }

  public static void main(String[] args) throws Exception {
    ConcurrentMap<Integer, Sum> map = new ConcurrentHashMap<>();
    both(() -> work(map), () -> work(map));
    int all = 0;
    for (Sum sum : map.values()) {
      all += sum.n;
    }
    if (all != 120) {
      throw new AssertionError(all);
    }
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
