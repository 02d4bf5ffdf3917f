// verdict: CLEAN
// about: Locks are ordered by identity hash; equal hashes take a tie lock first.
import module java.base;

public class OrderedByHashWithTie {
  static final Object tie = new Object();

  static void inBoth(Object one, Object two, Runnable body) {
    int hashOne = System.identityHashCode(one);
    int hashTwo = System.identityHashCode(two);
    if (hashOne == hashTwo) {
      synchronized (tie) {
        nested(one, two, body);
      }
    } else if (hashOne < hashTwo) {
      nested(one, two, body);
    } else {
      nested(two, one, body);
    }
  }

  static void nested(Object outer, Object inner, Runnable body) {
    synchronized (outer) {
      synchronized (inner) {
        body.run();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    int[] runs = new int[1];
    Object a = new Object();
    Object b = new Object();
    both(() -> inBoth(a, b, () -> runs[0]++), () -> inBoth(b, a, () -> runs[0]++));
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
