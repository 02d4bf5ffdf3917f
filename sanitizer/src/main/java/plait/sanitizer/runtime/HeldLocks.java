package plait.sanitizer.runtime;

/** The locks that a thread holds, in the order taken; a lock taken twice is there twice. */
final class HeldLocks {
  private static final Object[] NO_LOCKS = {};
  private static final LockKind[] NO_KINDS = {};
  private static final int[] NO_MARKS = {};

  private Object[] locks = NO_LOCKS;
  private LockKind[] kinds = NO_KINDS;
  private int[] marks = NO_MARKS;
  private int count;

  /** Changes with the set of locks, and is the same for the same set in the same order. */
  private int mark;

  int count() {
    return count;
  }

  int mark() {
    return mark;
  }

  Object lock(int i) {
    return locks[i];
  }

  LockKind kind(int i) {
    return kinds[i];
  }

  void push(Object lock, LockKind kind) {
    push(lock, kind, System.identityHashCode(lock));
  }

  void push(Object lock, LockKind kind, int identity) {
    if (count == locks.length) {
      int length = Math.max(2, count * 2);
      locks = java.util.Arrays.copyOf(locks, length);
      kinds = java.util.Arrays.copyOf(kinds, length);
      marks = java.util.Arrays.copyOf(marks, length);
    }
    locks[count] = lock;
    kinds[count] = kind;
    marks[count] = identity * 31 + kind.number();
    mark += marks[count++];
  }

  /**
   * Takes the latest entry of a lock away, if there is one: a lock may be released by a thread that
   * never took it.
   */
  void remove(Object lock, LockKind kind) {
    for (int i = count - 1; i >= 0; i--) {
      if (locks[i] == lock && kinds[i] == kind) {
        mark -= marks[i];
        if (i < count - 1) {
          System.arraycopy(locks, i + 1, locks, i, count - i - 1);
          System.arraycopy(kinds, i + 1, kinds, i, count - i - 1);
          System.arraycopy(marks, i + 1, marks, i, count - i - 1);
        }
        locks[--count] = null;
        return;
      }
    }
  }

  boolean has(Object lock) {
    for (int i = count - 1; i >= 0; i--) {
      if (locks[i] == lock) {
        return true;
      }
    }
    return false;
  }
}
