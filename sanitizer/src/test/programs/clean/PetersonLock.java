// verdict: CLEAN
// about: Peterson's lock on volatile fields guards a counter.
import module java.base;

public class PetersonLock {
  static volatile boolean want0;
  static volatile boolean want1;
  static volatile int turn;
  static int count;

  static void work0() {
    for (int i = 0; i < 50; i++) {
      want0 = true;
      turn = 1;
      while (want1 && turn == 1) {
        Thread.yield();
      }
      count++;
      want0 = false;
    }
  }

  static void work1() {
    for (int i = 0; i < 50; i++) {
      want1 = true;
      turn = 0;
      while (want0 && turn == 0) {
        Thread.yield();
      }
      count++;
      want1 = false;
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work0(), () -> work1());
    if (count != 100) {
      throw new AssertionError(count);
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
