// verdict: RACE field VolatileBean$Bean.value
// about: The reference is volatile, the bean goes on being changed.
// tags: virtual
import module java.base;

public class VolatileBean {
  static class Bean {
    int value;
  }

  static volatile Bean bean = new Bean();

  public static void main(String[] args) throws Exception {
    both(() -> bean.value = 1, () -> System.identityHashCode(bean.value));
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
