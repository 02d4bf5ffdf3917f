package plait.sanitizer.runtime;

/** Arrays that are not checked, because the heap has no room for what is kept of each element. */
public final class LeftArrays {
  private static final SpinLock LOCK = new SpinLock();

  private static int count;
  private static int longest;
  private static Class<?> kind;

  private LeftArrays() {}

  static void add(Object array, int length) {
    LOCK.lock();
    try {
      count++;
      if (length >= longest) {
        longest = length;
        kind = array.getClass().getComponentType();
      }
    } finally {
      LOCK.unlock();
    }
  }

  /** How many. */
  public static int count() {
    LOCK.lock();
    try {
      return count;
    } finally {
      LOCK.unlock();
    }
  }

  /** The type and length of the longest. */
  public static String longest() {
    LOCK.lock();
    try {
      return kind.getTypeName() + "[" + longest + "]";
    } finally {
      LOCK.unlock();
    }
  }
}
