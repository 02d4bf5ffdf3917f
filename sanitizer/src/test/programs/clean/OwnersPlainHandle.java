// verdict: CLEAN
// about: The owner of a variable reads it in plain mode and writes it with release; others acquire.
// tags: varhandle
import module java.base;

public class OwnersPlainHandle {
  int tail;
  final int[] cells = new int[64];
  static final VarHandle TAIL;
  static final VarHandle CELL = MethodHandles.arrayElementVarHandle(int[].class);

  static {
    try {
      TAIL = MethodHandles.lookup().findVarHandle(OwnersPlainHandle.class, "tail", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    OwnersPlainHandle log = new OwnersPlainHandle();
    TAIL.set(log, 0);
    all(
        () -> {
          for (int i = 0; i < 64; i++) {
            int at = (int) TAIL.get(log);
            CELL.set(log.cells, at, i + 1);
            TAIL.setRelease(log, at + 1);
          }
        },
        () -> {
          int seen = 0;
          while (seen < 64) {
            int end = (int) TAIL.getAcquire(log);
            for (; seen < end; seen++) {
              if ((int) CELL.get(log.cells, seen) != seen + 1) {
                throw new IllegalStateException("cell " + seen);
              }
            }
          }
        });
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
