package plait.sanitizer.runtime;

/** What had happened when a thread released something. Never changed once made. */
final class Clock {
  /** By slot, without the releasing thread's own part. */
  final int[] base;

  /** The releasing thread's own part. */
  final int slot;

  final int time;

  /** Who released; null when this stands for several releases. */
  final ThreadState by;

  Clock(int[] base, int slot, int time, ThreadState by) {
    this.base = base;
    this.slot = slot;
    this.time = time;
    this.by = by;
  }

  /** All of it as one array, which is the caller's. */
  int[] full() {
    int[] all = java.util.Arrays.copyOf(base, Math.max(base.length, slot + 1));
    all[slot] = Math.max(all[slot], time);
    return all;
  }

  boolean covers(long word) {
    int of = Word.slot(word);
    int at = Word.time(word);
    return of == slot && at <= time || of < base.length && base[of] >= at;
  }

  /** Whether all that happened before another clock was released happened before this one. */
  boolean includes(Clock other) {
    if (at(other.slot) < other.time) {
      return false;
    }
    int[] others = other.base;
    for (int i = 0; i < others.length; i++) {
      if (others[i] > at(i)) {
        return false;
      }
    }
    return true;
  }

  private int at(int i) {
    int known = i < base.length ? base[i] : 0;
    return i == slot ? Math.max(known, time) : known;
  }

  /** What had happened when either was released. */
  Clock join(Clock other) {
    int[] all =
        java.util.Arrays.copyOf(
            base, Math.max(base.length, Math.max(other.base.length, other.slot + 1)));
    for (int i = 0; i < other.base.length; i++) {
      all[i] = Math.max(all[i], other.base[i]);
    }
    all[other.slot] = Math.max(all[other.slot], other.time);
    return new Clock(all, slot, time, null);
  }
}
