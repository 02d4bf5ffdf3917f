package plait.sanitizer.deadlock;

import java.util.Arrays;

/**
 * What happened before, as far as is known by starts, joins, tasks and latches: of each thread that
 * ever held two locks, up to which of its epochs. Never changed once made. Only so many threads are
 * remembered; of older ones all is taken to have happened before, so that what is forgotten can
 * hide a finding but make none.
 */
final class Past {
  static final Past NONE = new Past(new int[0], new int[0], 0);
  static final int ALL = Integer.MAX_VALUE;
  private static final int MOST = 512;

  /** Numbers of threads, in ascending order. */
  private final int[] threads;

  private final int[] epochs;
  private final int forgotten;

  private Past(int[] threads, int[] epochs, int forgotten) {
    this.threads = threads;
    this.epochs = epochs;
    this.forgotten = forgotten;
  }

  boolean has(int thread, int epoch) {
    if (thread < forgotten) {
      return true;
    }
    int at = Arrays.binarySearch(threads, thread);
    return at >= 0 && epochs[at] >= epoch;
  }

  Past with(int thread, int epoch) {
    return has(thread, epoch) ? this : merged(new Past(new int[] {thread}, new int[] {epoch}, 0));
  }

  Past and(Past other) {
    if (other == this || covers(other)) {
      return this;
    }
    return other.covers(this) ? other : merged(other);
  }

  private boolean covers(Past other) {
    if (other.forgotten > forgotten) {
      return false;
    }
    for (int i = 0; i < other.threads.length; i++) {
      if (!has(other.threads[i], other.epochs[i])) {
        return false;
      }
    }
    return true;
  }

  private Past merged(Past other) {
    int[] newThreads = new int[threads.length + other.threads.length];
    int[] newEpochs = new int[newThreads.length];
    int count = 0;
    int a = 0;
    int b = 0;
    while (a < threads.length || b < other.threads.length) {
      int mine = a < threads.length ? threads[a] : Integer.MAX_VALUE;
      int its = b < other.threads.length ? other.threads[b] : Integer.MAX_VALUE;
      newThreads[count] = Math.min(mine, its);
      newEpochs[count] = Math.max(mine <= its ? epochs[a] : 0, its <= mine ? other.epochs[b] : 0);
      count++;
      a += mine <= its ? 1 : 0;
      b += its <= mine ? 1 : 0;
    }
    int from = Math.max(0, count - MOST);
    int floor = Math.max(forgotten, other.forgotten);
    if (from > 0) {
      floor = Math.max(floor, newThreads[from]);
    }
    return new Past(
        Arrays.copyOfRange(newThreads, from, count),
        Arrays.copyOfRange(newEpochs, from, count),
        floor);
  }
}
