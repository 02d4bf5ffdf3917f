package plait.sanitizer.runtime;

/** What a report calls a lock. */
final class LockName {
  private LockName() {}

  /** The class and the identity of an object, in words that keep nothing of it alive. */
  static String of(Object lock) {
    if (lock instanceof Class<?> type) {
      return "class " + type.getName();
    }
    String name = lock.getClass().getName();
    if (name.startsWith("java.util.concurrent.locks.") && name.contains("$")) {
      name = name.substring(0, name.indexOf('$'));
    }
    return name.concat("@").concat(Integer.toHexString(System.identityHashCode(lock)));
  }
}
