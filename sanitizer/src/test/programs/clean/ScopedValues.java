// verdict: CLEAN
// about: A scoped value hands an array down to a task, which is waited for.
// tags: virtual
import module java.base;

public class ScopedValues {
  static final ScopedValue<int[]> cells = ScopedValue.newInstance();

  public static void main(String[] args) throws Exception {
    int[] mine = new int[2];
    ScopedValue.where(cells, mine)
        .call(() -> {
          cells.get()[0] = 1;
          int[] bound = cells.get();
          Thread t = virtual(() -> bound[1] = bound[0] + 1);
          t.join();
          return cells.get()[1];
        });
    mine[0] = 5;
  }

  static Thread virtual(Body body) {
    return Thread.ofVirtual().start(unchecked(body));
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
