package plait.sanitizer.runtime;

/**
 * What the detector knows of one thread: its place in the vector clocks, what happened before its
 * next action, and the locks that it holds. Only the thread itself uses it.
 */
public final class ThreadState {
  /**
   * Slot and time, as accesses are marked with them; the 24 low bits are zero. Read by generated
   * code.
   */
  public long epoch;

  final ThreadInfo info;

  /**
   * Above zero while the thread is in the sanitizer itself, whose own actions are of no interest.
   */
  int busy;

  /** The locks that this thread holds, in the order taken. */
  final HeldLocks held;

  /** Filled and used by {@link ArrayShadow}. */
  ArrayShadow[] arrays = NO_ARRAYS;

  /** Before the thread has used any. */
  static final ArrayShadow[] NO_ARRAYS = new ArrayShadow[1];

  /** What {@link Containers} met last. */
  ContainerShadow container;

  /** The barriers that this thread is at, the innermost one; null for none. */
  Meetings.Barrier barrier;

  /** What it got hold of without an order, and what that leads to; null for nothing. */
  Finals finals;

  /** Of {@link Habits}: what it asked last. */
  Habits.Check check;

  /**
   * A set of reads that this thread is in at its present time, see {@link ReadSets}; {@link
   * #NO_SET} for none. Read by generated code.
   */
  public long readSet = NO_SET;

  private static final long NO_SET = -1;

  /** Made when they are needed. */
  ReadSteps readSteps;

  TraceCache traces;
  int traced;

  /** Whether an access was marked with the present time. */
  boolean marked;

  /** What was released last. */
  private Clock released;

  /** A clock of someone else that stands for {@link #released} too. */
  private Clock including;

  /** What this thread synchronized with last; filled and used by {@link Sync}. */
  final SyncVar[] recent;

  SyncVar last;

  private int slot;
  private int time;

  /**
   * The first time of this thread in its slot: earlier ones are of threads that had the slot
   * before.
   */
  private int attachedAt;

  /** {@link Times}: of each slot, the last time of whoever is there that happened before now. */
  private int[][] known;

  /** What was acquired last. */
  private Clock acquired;

  private long[] classesSeen = NONE;
  private static final long[] NONE = {};

  /** What was known at first, as long as nothing was learned since; null for nothing. */
  private Clock birth;

  /** What the first part of that was, which brothers have in common. */
  private final int[][] over;

  private final Gear gear;

  ThreadState(ThreadInfo info, Clock start) {
    this.info = info;
    this.birth = start;
    this.over = start == null ? null : start.base;
    this.known = start == null ? Times.NONE : start.full();
    this.gear = Gear.take();
    this.held = gear.held;
    this.recent = gear.recent;
    attach();
  }

  long threadId() {
    return info.id();
  }

  int slot() {
    return slot;
  }

  int time() {
    return time;
  }

  private void attach() {
    slot = Slots.take(this);
    time = Slots.lastTime(slot);
    attachedAt = time;
    marked = false;
    released = null;
    traces = null;
    stamp();
  }

  private void stamp() {
    epoch = Word.of(slot, time);
    readSet = NO_SET;
  }

  /** Whether the access that a word stands for happened before now. */
  boolean knows(long word) {
    int of = Word.slot(word);
    int at = Word.time(word);
    if (of == slot && at >= attachedAt) {
      return true;
    }
    return Times.at(known, of) >= at;
  }

  /**
   * All that this thread did so far, as a clock that others can join. A new time begins, unless
   * nothing was marked with the present one.
   */
  Clock release() {
    boolean owns = Slots.owner(slot) == this;
    if (!marked && owns) {
      if (released == null || released.base != known) {
        including = null;
        // The time before the first one in a slot is of the thread that had it before.
        released = new Clock(known, slot, time == attachedAt ? 0 : time - 1, info.id(), over);
      }
      return released;
    }
    Clock clock = new Clock(known, slot, time, info.id(), over);
    released = clock;
    including = null;
    marked = false;
    if (time == Word.LAST_TIME || !owns) {
      move();
    } else {
      time++;
      Slots.tick(slot, time);
      stamp();
    }
    return clock;
  }

  /**
   * Whether a clock stands for all that {@link #release} gave just now, so that nothing has to be
   * written that other processors would have to fetch.
   */
  boolean isIn(Clock clock, Clock mine) {
    if (clock == mine) {
      return true;
    }
    if (clock == null || mine != released) {
      return false;
    }
    if (clock == including) {
      return true;
    }
    if (!clock.includes(mine)) {
      return false;
    }
    including = clock;
    return true;
  }

  /** Leaves a slot that has no times left, or was given to another thread. */
  private void move() {
    learn(Times.with(known, slot, time));
    attach();
  }

  /** Makes what a clock stands for happen before now. */
  void acquire(Clock clock) {
    if (clock != null && clock != acquired && clock.by != info.id()) {
      acquired = clock;
      if (birth != null && over == clock.over) {
        // A brother's: it says all that this thread was born with but for the very last.
        int[][] all = Times.with(clock.base, clock.slot, clock.time);
        learn(Times.with(all, birth.slot, birth.time));
      } else {
        learn(Times.join(known, clock.base, clock.slot, clock.time));
      }
    }
  }

  private void learn(int[][] all) {
    if (all != known) {
      known = all;
      birth = null;
    }
  }

  /** Whether {@link #acquire} of this clock would change nothing. */
  boolean covers(Clock clock) {
    return clock.by == info.id()
        || Times.at(known, clock.slot) >= clock.time && Times.includes(known, clock.base);
  }

  /** Whether the thread has met a class's initialisation already; from now on it has. */
  boolean sees(int classNumber) {
    int at = classNumber >>> 6;
    if (at < classesSeen.length && (classesSeen[at] & 1L << classNumber) != 0) {
      return true;
    }
    if (at >= classesSeen.length) {
      classesSeen = java.util.Arrays.copyOf(classesSeen, at + 4);
    }
    classesSeen[at] |= 1L << classNumber;
    return false;
  }

  /** The slot may go to another thread now. */
  void end() {
    Slots.free(slot, this);
    gear.leave();
  }
}
