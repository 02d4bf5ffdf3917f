package plait.sanitizer.runtime;

/** What kind of lock is held, and how. */
enum LockKind {
  MONITOR(1, "monitor"),
  LOCK(2, "lock"),
  READ(3, "read lock"),
  WRITE(4, "write lock");

  private final int number;
  private final String words;

  LockKind(int number, String words) {
    this.number = number;
    this.words = words;
  }

  int number() {
    return number;
  }

  String words() {
    return words;
  }
}
