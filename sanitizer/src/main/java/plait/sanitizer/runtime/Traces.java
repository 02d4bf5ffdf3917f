package plait.sanitizer.runtime;

import java.util.Arrays;

/**
 * The stacks of accesses, by the numbers that {@link Word}s carry. Each site has a budget: once it
 * is used up, an access gets the stack of an earlier one at the same site, and a report says so.
 */
final class Traces {
  /** What was remembered of one access. */
  static final class Entry {
    final int site;
    final Throwable stack;
    final Object[] locks;
    final LockKind[] kinds;

    /** Whether other accesses than the one it was taken at carry its number. */
    volatile boolean reused;

    Entry(int site, Throwable stack, Object[] locks, LockKind[] kinds) {
      this.site = site;
      this.stack = stack;
      this.locks = locks;
      this.kinds = kinds;
    }
  }

  private static final int BUDGET = 24;
  private static final int LIMIT = 400_000;

  private static final SpinLock LOCK = new SpinLock();
  private static volatile Entry[] all = new Entry[4096];
  private static int count = 1;

  private Traces() {}

  private static final int FEW = 16;

  /** The number of a trace for an access that the calling thread makes now. */
  static int of(ThreadState state, int number) {
    TraceCache cache = state.traces;
    if (cache != null) {
      int known = cache.find(number, state.held.mark());
      if (known != 0) {
        return known;
      }
    }
    return look(state, number);
  }

  private static int look(ThreadState state, int number) {
    Site site = Sites.get(number);
    int context = state.slot();
    int mark = state.held.mark();
    int[] known = site.traces;
    int similar = 0;
    for (int i = 0; i < known.length; i += 3) {
      if (known[i + 1] == context && known[i + 2] == mark) {
        similar = known[i];
        break;
      }
    }
    if (known.length < 3 * BUDGET && (similar == 0 || ++site.visits < 8) && count < LIMIT) {
      return add(state, site, number, context, mark);
    }
    if (similar == 0) {
      similar = known.length == 0 ? 0 : known[0];
    }
    Entry entry = all[similar];
    if (entry != null && !entry.reused) {
      entry.reused = true;
    }
    if (state.traces == null && ++state.traced > FEW) {
      state.traces = new TraceCache();
    }
    if (state.traces != null) {
      state.traces.put(number, mark, similar);
    }
    return similar;
  }

  private static int add(ThreadState state, Site site, int number, int context, int mark) {
    state.busy++;
    try {
      HeldLocks held = state.held;
      Object[] locks = new Object[held.count()];
      LockKind[] kinds = new LockKind[locks.length];
      for (int i = 0; i < locks.length; i++) {
        locks[i] = LockName.of(held.lock(i));
        kinds[i] = held.kind(i);
      }
      return add(new Entry(number, new Trace(), locks, kinds), site, context, mark);
    } finally {
      state.busy--;
    }
  }

  private static int add(Entry entry, Site site, int context, int mark) {
    LOCK.lock();
    try {
      Entry[] entries = all;
      if (count == entries.length) {
        entries = Arrays.copyOf(entries, count * 2);
      }
      entries[count] = entry;
      all = entries;
      int[] known = Arrays.copyOf(site.traces, site.traces.length + 3);
      known[known.length - 3] = count;
      known[known.length - 2] = context;
      known[known.length - 1] = mark;
      site.traces = known;
      return count++;
    } finally {
      LOCK.unlock();
    }
  }

  static Entry get(int number) {
    return all[number];
  }
}
