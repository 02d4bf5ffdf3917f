// verdict: CLEAN
// about: setRelease and getAcquire of a VarHandle publish data.
// tags: varhandle
import module java.base;

public class ReleaseAcquire {
  static int flag;
  static int data;
  static final VarHandle FLAG;

  static {
    try {
      FLAG = MethodHandles.lookup().findStaticVarHandle(ReleaseAcquire.class, "flag", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          data = 42;
          FLAG.setRelease(1);
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
