package plait.sanitizer.runtime;

import java.util.Arrays;

/** The ends of class initialisers, which happen before every use of the class. */
public final class Initialisers {
  private static final SpinLock LOCK = new SpinLock();
  private static volatile Clock[] ends = new Clock[256];
  private static int count;

  private Initialisers() {}

  /** A number for a class that has an initialiser. */
  public static int number() {
    LOCK.lock();
    try {
      return count++;
    } finally {
      LOCK.unlock();
    }
  }

  static void done(ThreadState state, int number) {
    Clock clock = state.release();
    LOCK.lock();
    try {
      Clock[] all = ends;
      if (number >= all.length) {
        all = Arrays.copyOf(all, Math.max(number + 1, all.length * 2));
      }
      all[number] = clock;
      ends = all;
    } finally {
      LOCK.unlock();
    }
  }

  static Clock end(int number) {
    Clock[] all = ends;
    return number >= 0 && number < all.length ? all[number] : null;
  }

  static void meet(ThreadState state, int number) {
    state.acquire(end(number));
  }
}
