// verdict: CLEAN
// about: Elements of an array are used through a volatile-mode VarHandle and publish beans.
// tags: varhandle
import module java.base;

public class ArrayHandleCells {
  static class Bean {
    int n;
  }

  static final VarHandle CELLS = MethodHandles.arrayElementVarHandle(Bean[].class);

  public static void main(String[] args) throws Exception {
    Bean[] cells = new Bean[8];
    both(
        () -> {
          for (int i = 0; i < 8; i++) {
            Bean bean = new Bean();
            bean.n = i;
            CELLS.setVolatile(cells, i, bean);
          }
        },
        () -> {
          for (int i = 0; i < 8; i++) {
            Bean bean = (Bean) CELLS.getVolatile(cells, i);
            while (bean == null) {
              Thread.yield();
              bean = (Bean) CELLS.getVolatile(cells, i);
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
