// verdict: CLEAN
// about: Fields of an interface are published by its initialisation.
// tags: virtual
import module java.base;

public class InterfaceConstant {
  interface Defaults {
    int[] SIZES = make();

    static int[] make() {
      int[] sizes = new int[4];
      sizes[2] = 7;
      return sizes;
    }
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> System.identityHashCode(Defaults.SIZES[2]),
        () -> System.identityHashCode(Defaults.SIZES[2]));
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
