// verdict: CLEAN
// about: A volatile field is written, or read, by reflection.
import module java.base;

public class VolatileByReflection {
  static volatile boolean ready;
  volatile boolean done;
  static int value;
  static int answer;

  public static void main(String[] args) throws Exception {
    java.lang.reflect.Field readyField = VolatileByReflection.class.getDeclaredField("ready");
    java.lang.reflect.Field doneField = VolatileByReflection.class.getDeclaredField("done");
    var object = new VolatileByReflection();
    both(
        () -> {
          value = 1;
          readyField.setBoolean(null, true);
          while (!doneField.getBoolean(object)) {
            Thread.onSpinWait();
          }
          check(answer == 2);
        },
        () -> {
          while (!ready) {
            Thread.onSpinWait();
          }
          check(value == 1);
          answer = 2;
          object.done = true;
        });
  }

  static void check(boolean right) {
    if (!right) {
      throw new AssertionError("wrong result");
    }
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
