package plait.internal.sharedlock;

import plait.internal.shared.Guard;

/**
 * The permits of a semaphore that processes share. What each process has is in the {@link Roster};
 * how many there are follows from that and the total, and is kept for speed only: it is reckoned
 * again when a process dies inside the guard.
 *
 * <p>Of a process that dies, the permits come back. That cannot be right where permits pass from
 * one process to another: so once a process gives more than it has taken, what {@code acquire}
 * takes is nobody's from then on, and only what blocks hold comes back.
 */
final class Permits {
  private static final int FREE = Site.CONTENT;
  private static final int TOTAL = FREE + 4;
  private static final int INITIAL = FREE + 8;
  private static final int FLAGS = FREE + 12;
  private static final int BOUNDED = 1;
  private static final int SIGNALLED = 2;
  private static final int RELEASED = 4;

  private final Site site;
  private final Guard guard;
  private final Roster roster;

  /** In whose name a permit is taken: a word of the roster with one of it. */
  enum Title {
    /** A block holds it. */
    HELD(1L << Integer.SIZE) {
      @Override
      int of(long counts) {
        return (int) (counts >>> Integer.SIZE);
      }
    },
    /** Somebody has acquired it. */
    ACQUIRED(1) {
      @Override
      int of(long counts) {
        return (int) counts;
      }
    };

    private final long one;

    Title(long one) {
      this.one = one;
    }

    abstract int of(long counts);
  }

  Permits(Site site) {
    this.site = site;
    this.guard = site.guard();
    this.roster = new Roster(site, counts -> counts == 0);
  }

  /** Writes down what is there at first. */
  void start(int permits, boolean bounded) {
    site.set(FREE, permits);
    site.set(TOTAL, permits);
    site.set(INITIAL, permits);
    site.set(FLAGS, bounded ? BOUNDED : 0);
  }

  int free() {
    return Math.max(0, site.get(FREE));
  }

  int initial() {
    return Math.max(0, site.get(INITIAL));
  }

  boolean isBounded() {
    return (site.get(FLAGS) & BOUNDED) != 0;
  }

  /** Whether permits pass from one process to another. */
  private boolean isSignalled() {
    return (site.get(FLAGS) & SIGNALLED) != 0;
  }

  /** Whether anybody ever gave a permit that no block held: anybody may do so again. */
  boolean isReleased() {
    return (site.get(FLAGS) & RELEASED) != 0;
  }

  private void enter() {
    if (guard.enter()) {
      reckon();
    }
  }

  private void reckon() {
    int free = site.get(TOTAL);
    for (int line = 0; line < Roster.LINES; line++) {
      if (!roster.isIdle(line)) {
        long counts = roster.counts(line);
        free -= Title.HELD.of(counts) + Title.ACQUIRED.of(counts);
      }
    }
    site.set(FREE, free);
  }

  /** Takes permits if there are so many. */
  boolean take(int count, Title title) {
    if (site.get(FREE) < count) {
      return false;
    }
    enter();
    try {
      int free = site.get(FREE);
      if (free < count) {
        return false;
      }
      note(count, title);
      site.set(FREE, free - count);
      return true;
    } finally {
      guard.exit();
    }
  }

  private void note(int count, Title title) {
    boolean isNobodys = title == Title.ACQUIRED && isSignalled();
    int line = isNobodys ? Roster.NONE : roster.ownOrNew();
    if (line == Roster.NONE) {
      site.set(TOTAL, site.get(TOTAL) - count);
    } else {
      roster.counts(line, roster.counts(line) + count * title.one);
    }
  }

  /**
   * Gives permits.
   *
   * @throws IllegalStateException if there would be too many
   */
  void give(int count, Title title) {
    int seen;
    enter();
    try {
      int free = site.get(FREE);
      int most = isBounded() ? initial() : Integer.MAX_VALUE;
      if (count > most - free) {
        throw tooMany(count, free, most);
      }
      giveBack(count, title);
      site.set(FREE, free + count);
      seen = site.changeInside();
    } finally {
      guard.exit();
    }
    site.wakeWhoSaw(seen);
  }

  private static IllegalStateException tooMany(int count, int free, int most) {
    return new IllegalStateException(
        "Cannot release "
            + count
            + " of a semaphore that has "
            + free
            + " of at most "
            + most
            + " permits: there were more releases than acquires.");
  }

  private void giveBack(int count, Title title) {
    int line = roster.own();
    long counts = line == Roster.NONE ? 0 : roster.counts(line);
    int own = Math.min(count, title.of(counts));
    if (title == Title.ACQUIRED) {
      set(own < count ? RELEASED | SIGNALLED : RELEASED);
    }
    if (own < count) {
      site.set(TOTAL, site.get(TOTAL) + count - own);
    }
    if (own > 0) {
      roster.counts(line, counts - own * title.one);
    }
  }

  private void set(int flags) {
    int before = site.get(FLAGS);
    if ((before | flags) != before) {
      site.set(FLAGS, before | flags);
    }
  }

  /**
   * Takes back what processes had that do not live any more. One may have died inside the guard
   * when nothing was its own any more and that had not yet been counted as free.
   */
  void takeBack() {
    var dead = roster.dead();
    if (dead.isEmpty() && !guard.isEntered()) {
      return;
    }
    enter();
    try {
      dead.stream().filter(roster::isStill).forEach(this::takeBack);
      reckon();
    } finally {
      guard.exit();
    }
    site.change();
  }

  private void takeBack(Roster.Line line) {
    long counts = roster.counts(line.number());
    roster.counts(line.number(), isSignalled() ? Title.ACQUIRED.of(counts) : 0);
  }
}
