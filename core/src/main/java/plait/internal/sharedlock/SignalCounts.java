package plait.internal.sharedlock;

import plait.internal.shared.Guard;

/**
 * How many threads of each process wait for a signal, and how many signals it has got for them: a
 * word of the {@link Roster}, so both change by one store. The signals of a process that dies go to
 * others that waited already when they were given.
 *
 * <p>A signal passes from one line to another by two stores, which are written down before: when a
 * process dies between them, the next one inside the guard makes both again.
 */
final class SignalCounts {
  private static final int NEXT = Site.CONTENT;
  private static final int MOVE = NEXT + 8;
  private static final int MOVED_FROM = MOVE + 8;
  private static final int MOVED_TO = MOVE + 16;
  private static final long ONE_WAITING = 1L << Integer.SIZE;

  private final Site site;
  private final Guard guard;
  private final Roster roster;

  SignalCounts(Site site) {
    this.site = site;
    this.guard = site.guard();
    this.roster = new Roster(site, counts -> waiting(counts) <= 0);
  }

  private static int waiting(long counts) {
    return (int) (counts >>> Integer.SIZE);
  }

  private static int signals(long counts) {
    return (int) counts;
  }

  private static long counts(int waiting, int signals) {
    return (long) waiting << Integer.SIZE | signals;
  }

  private void enter() {
    if (guard.enter()) {
      move();
    }
  }

  /** One more waits here; returns its number. */
  long add() {
    enter();
    try {
      int line = roster.ownOrNew();
      if (line == Roster.NONE) {
        throw new IllegalStateException(
            "Threads of "
                + Roster.LINES
                + " processes wait for this condition already: there is no room for more.");
      }
      long number = site.getLong(NEXT) + 1;
      site.setLong(NEXT, number);
      if (roster.isIdle(line)) {
        roster.order(line, number);
        roster.counts(line, 0);
      }
      roster.counts(line, roster.counts(line) + ONE_WAITING);
      return number;
    } finally {
      guard.exit();
    }
  }

  /** One waits here no more; false if there is a signal for this process, to be taken first. */
  boolean leave(long next) {
    enter();
    try {
      int line = roster.own();
      long counts = line == Roster.NONE ? 0 : roster.counts(line);
      if (signals(counts) > 0) {
        return false;
      }
      if (waiting(counts) > 0) {
        roster.counts(line, counts - ONE_WAITING);
        roster.order(line, next);
      }
      return true;
    } finally {
      guard.exit();
    }
  }

  /** Takes the signals of this process, at most so many; so many wait less. */
  int takeAll(int most) {
    int line = roster.own();
    if (line == Roster.NONE || signals(roster.counts(line)) == 0) {
      return 0;
    }
    enter();
    try {
      long counts = roster.counts(line);
      int taken = Math.clamp(Math.min(signals(counts), waiting(counts)), 0, most);
      roster.counts(line, counts(waiting(counts) - taken, 0));
      return taken;
    } finally {
      guard.exit();
    }
  }

  /** The number of the one who has waited longest here. */
  void order(long number) {
    int line = roster.own();
    if (line != Roster.NONE && roster.order(line) != number) {
      roster.order(line, number);
    }
  }

  /** Gives signals to those who have waited longest. */
  void signal(int count) {
    enter();
    try {
      if (count == Integer.MAX_VALUE) {
        signalAll();
      }
      int line = longestWaiting(Long.MAX_VALUE);
      for (int left = count; left > 0 && line != Roster.NONE; left--) {
        give(line, signals(roster.counts(line)) + 1);
        line = longestWaiting(Long.MAX_VALUE);
      }
    } finally {
      guard.exit();
    }
    site.change();
  }

  private void signalAll() {
    for (int line = 0; line < Roster.LINES; line++) {
      if (!roster.isIdle(line)) {
        give(line, waiting(roster.counts(line)));
      }
    }
  }

  private void give(int line, int signals) {
    roster.stamp(line, site.getLong(NEXT));
    roster.counts(line, counts(waiting(roster.counts(line)), signals));
  }

  /** The line with the longest waiting who has no signal yet, and that came before that one. */
  private int longestWaiting(long before) {
    int found = Roster.NONE;
    for (int line = 0; line < Roster.LINES; line++) {
      if (roster.peer(line) != 0
          && waiting(roster.counts(line)) > signals(roster.counts(line))
          && roster.order(line) < before
          && (found == Roster.NONE || roster.order(line) < roster.order(found))) {
        found = line;
      }
    }
    return found;
  }

  /** Does away with those who wait in processes that do not live, and passes their signals on. */
  void passOnOfTheDead() {
    var dead = roster.dead();
    if (dead.isEmpty()) {
      return;
    }
    enter();
    try {
      for (Roster.Line line : dead) {
        if (roster.isStill(line)) {
          passOn(line.number());
        }
      }
    } finally {
      guard.exit();
    }
    site.change();
  }

  private void passOn(int from) {
    roster.counts(from, counts(1, signals(roster.counts(from)))); // nobody signals it any more
    while (signals(roster.counts(from)) > 0) {
      int to = longestWaiting(roster.stamp(from) + 1);
      if (to == Roster.NONE || to == from) {
        break;
      }
      site.setLong(MOVED_FROM, roster.counts(from) - 1);
      site.setLong(MOVED_TO, roster.counts(to) + 1);
      roster.stamp(to, roster.stamp(from));
      site.set(MOVE, (from + 1) << Byte.SIZE | to);
      move();
    }
    roster.counts(from, 0);
  }

  private void move() {
    int move = site.get(MOVE);
    if (move != 0) {
      roster.counts(
          Math.floorMod((move >>> Byte.SIZE) - 1, Roster.LINES), site.getLong(MOVED_FROM));
      roster.counts(Math.floorMod(move, Roster.LINES), site.getLong(MOVED_TO));
      site.set(MOVE, 0);
    }
  }

  /** How many wait without a signal, in all processes. */
  int waiting() {
    int all = 0;
    for (int line = 0; line < Roster.LINES; line++) {
      if (!roster.isIdle(line)) {
        long counts = roster.counts(line);
        all += Math.max(0, waiting(counts) - signals(counts));
      }
    }
    return all;
  }
}
