// verdict: RACE field InheritedField$Base.total
// about: The field belongs to a superclass; each subclass locks itself.
import module java.base;

public class InheritedField {
  static class Base {
    protected long total;
  }

  static class Sums extends Base {
    final Object lock = new Object();

    void add() {
      synchronized (lock) {
        total += 1;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Sums sums = new Sums();
    both(
        () -> sums.add(),
        () -> {
          synchronized (sums) {
            sums.total += 2;
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
