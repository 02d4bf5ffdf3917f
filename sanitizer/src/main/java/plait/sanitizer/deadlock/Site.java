package plait.sanitizer.deadlock;

/**
 * A place in the program that takes a lock.
 *
 * @param type the class, by binary name
 * @param method the method
 * @param file the source file; null if the class does not tell
 * @param line the line; 0 if the class does not tell
 * @param field the field that the lock came from, {@code Class.field}; null if it came from
 *     elsewhere
 */
record Site(String type, String method, String file, int line, String field) {
  StackTraceElement element() {
    return new StackTraceElement(type, method, file, line == 0 ? -1 : line);
  }

  boolean isIn(StackTraceElement frame) {
    return frame.getClassName().equals(type) && frame.getMethodName().equals(method);
  }
}
