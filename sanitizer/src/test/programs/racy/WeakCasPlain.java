// verdict: RACE field WeakCasPlain.data
// about: A spin lock made of plain-mode compare-and-set protects nothing.
// tags: varhandle
import module java.base;

public class WeakCasPlain {
  static final AtomicBoolean locked = new AtomicBoolean();
  static int data;

  static void add() {
    while (!locked.weakCompareAndSetPlain(false, true)) {
      Thread.yield();
    }
    data++;
    locked.setOpaque(false);
  }

  public static void main(String[] args) throws Exception {
    both(() -> add(), () -> add());
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
