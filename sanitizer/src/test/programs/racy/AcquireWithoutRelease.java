// verdict: RACE field AcquireWithoutRelease.data
// about: getAndSetAcquire writes in plain mode: the reader acquires, nobody released.
// tags: varhandle
import module java.base;

public class AcquireWithoutRelease {
  static final VarHandle FLAG;
  static int cell;
  static int data;

  static {
    try {
      FLAG =
          MethodHandles.lookup()
              .findStaticVarHandle(AcquireWithoutRelease.class, "cell", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          data = 42;
          int before = (int) FLAG.getAndSetAcquire(1);
        },
        () -> {
          while ((int) FLAG.getAcquire() == 0) {
            Thread.yield();
          }
          int seen = data;
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
