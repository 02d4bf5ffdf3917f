package plait.sanitizer.runtime;

/**
 * The columns of the vector clocks. A thread has one while it lives: a fresh one as long as there
 * are, then the one that has been free for longest, then one that a living thread has not used for
 * long, which gets another when it next releases something.
 *
 * <p>A slot that passes on goes on with the next time, so that marks of the old thread are never
 * taken for the new one's. What others learn of the new thread then covers the old one's accesses
 * in that slot: with more threads than slots a race can be missed, and none is invented.
 */
final class Slots {
  /**
   * Wide enough that programs with some hundred threads never share; narrow enough for 100,000
   * clocks.
   */
  static final int LIMIT = 512;

  /** Of each column, at least; at most twice as many. */
  private static final int REMEMBERED = 64;

  private static final SpinLock LOCK = new SpinLock();
  private static final ThreadState[] OWNERS = new ThreadState[LIMIT];
  private static final int[] TIMES = new int[LIMIT];
  private static final int[] FREE = new int[LIMIT];
  private static final Tenancy[] TENANTS = new Tenancy[LIMIT];
  private static final int[] TENANCIES = new int[LIMIT];
  private static int fresh = 1;
  private static int firstFree;
  private static int freeCount;
  private static int victim;

  /** Since when a thread has had a slot, and who had it before. */
  private static final class Tenancy {
    final int since;
    final ThreadInfo info;
    Tenancy before;

    Tenancy(int since, ThreadInfo info, Tenancy before) {
      this.since = since;
      this.info = info;
      this.before = before;
    }
  }

  private Slots() {}

  /** From now on the slot's last time is the thread's first. */
  static int take(ThreadState state) {
    LOCK.lock();
    try {
      int slot;
      if (fresh < LIMIT) {
        slot = fresh++;
      } else if (freeCount > 0) {
        slot = FREE[firstFree];
        firstFree = (firstFree + 1) % LIMIT;
        freeCount--;
      } else {
        do {
          victim = victim % (LIMIT - 1) + 1;
        } while (TIMES[victim] >= Word.LAST_TIME - 1);
        slot = victim;
      }
      OWNERS[slot] = state;
      TIMES[slot]++;
      note(slot, state.info);
      return slot;
    } finally {
      LOCK.unlock();
    }
  }

  static void free(int slot, ThreadState state) {
    LOCK.lock();
    try {
      if (OWNERS[slot] == state) {
        OWNERS[slot] = null;
        if (TIMES[slot] < Word.LAST_TIME - 1) {
          FREE[(firstFree + freeCount++) % LIMIT] = slot;
        }
      }
    } finally {
      LOCK.unlock();
    }
  }

  static ThreadState owner(int slot) {
    return OWNERS[slot];
  }

  static int lastTime(int slot) {
    return TIMES[slot];
  }

  static void tick(int slot, int time) {
    TIMES[slot] = time;
  }

  private static void note(int slot, ThreadInfo info) {
    TENANTS[slot] = new Tenancy(TIMES[slot], info, TENANTS[slot]);
    if (++TENANCIES[slot] == 2 * REMEMBERED) {
      forget(slot);
    }
  }

  private static void forget(int slot) {
    Tenancy last = TENANTS[slot];
    for (int i = 1; i < REMEMBERED; i++) {
      last = last.before;
    }
    last.before = null;
    TENANCIES[slot] = REMEMBERED;
  }

  /** Who made an access; null when that is too long ago to be known. */
  static ThreadInfo thread(long word) {
    Tenancy tenancy = TENANTS[Word.slot(word)];
    while (tenancy != null && tenancy.since > Word.time(word)) {
      tenancy = tenancy.before;
    }
    return tenancy == null ? null : tenancy.info;
  }
}
