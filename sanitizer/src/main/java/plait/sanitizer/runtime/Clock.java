package plait.sanitizer.runtime;

/** What had happened when a thread released something. Never changed once made. */
final class Clock {
  /** Instead of a thread: this stands for several releases. */
  static final long SEVERAL = 0;

  /** {@link Times}, without the releasing thread's own part. */
  final int[][] base;

  /** The releasing thread's own part. */
  final int slot;

  final int time;

  /** The number of the thread that released, which is not kept alive by it. */
  final long by;

  /** Something that the base says all of; null for nothing. */
  final int[][] over;

  /** Made when it is needed; many threads may be started at one time. */
  private volatile int[][] full;

  Clock(int[][] base, int slot, int time, long by, int[][] over) {
    this.over = over;
    this.base = base;
    this.slot = slot;
    this.time = time;
    this.by = by;
  }

  /** All of it. */
  int[][] full() {
    int[][] known = full;
    if (known == null) {
      known = Times.with(base, slot, time);
      full = known;
    }
    return known;
  }

  boolean covers(long word) {
    return at(Word.slot(word)) >= Word.time(word);
  }

  /** Whether all that happened before another clock was released happened before this one. */
  boolean includes(Clock other) {
    return at(other.slot) >= other.time
        && (Times.includes(base, other.base) || Times.includes(full(), other.base));
  }

  private int at(int i) {
    int known = Times.at(base, i);
    return i == slot ? Math.max(known, time) : known;
  }

  /** What had happened when either was released. */
  Clock join(Clock other) {
    int[][] all = Times.join(base, other.base, other.slot, other.time);
    return new Clock(all, slot, time, SEVERAL, over);
  }
}
