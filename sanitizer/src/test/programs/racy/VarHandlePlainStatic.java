// verdict: RACE field VarHandlePlainStatic.value
// verdict: RACE element long[] 1
// about: VarHandles of a static field and of elements, in plain mode at both sides.
// tags: varhandle
import module java.base;

public class VarHandlePlainStatic {
  static String value = "";
  static final long[] cells = new long[2];
  static final VarHandle VALUE;
  static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  static {
    try {
      VALUE =
          MethodHandles.lookup()
              .findStaticVarHandle(VarHandlePlainStatic.class, "value", String.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static void work() {
    VALUE.set((String) VALUE.get() + "x");
    CELL.set(cells, 1, (long) CELL.get(cells, 1) + 1);
  }

  public static void main(String[] args) throws Exception {
    all(() -> work(), () -> work());
  }

  static void all(Body... bodies) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Body body : bodies) {
      threads.add(Thread.ofPlatform().start(unchecked(body)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
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
