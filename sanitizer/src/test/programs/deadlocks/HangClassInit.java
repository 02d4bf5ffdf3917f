// verdict: DEADLOCK one two
// about: Two classes need each other in their initialisers, two threads begin with one each.
// tags: hangs class-init
import module java.base;

public class HangClassInit {
  static class A {
    static int value;

    static {
      meet(0);
      value = B.value + 1;
    }
  }

  static class B {
    static int value;

    static {
      meet(1);
      value = A.value + 1;
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> System.identityHashCode(A.value), () -> System.identityHashCode(B.value));
  }

  /** Makes two threads overlap in time only: opaque accesses make no happens-before edge. */
  static final AtomicIntegerArray here = new AtomicIntegerArray(2);

  static void meet(int me) {
    int round = here.getPlain(me) + 1;
    here.setOpaque(me, round);
    long end = System.nanoTime() + 2_000_000_000L;
    while (here.getOpaque(1 - me) < round && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofPlatform().daemon().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().daemon().name("two").start(unchecked(two));
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
