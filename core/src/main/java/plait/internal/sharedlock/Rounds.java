package plait.internal.sharedlock;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import plait.internal.shared.Guard;
import plait.internal.shared.Peer;

/**
 * The rounds of a barrier that processes share: one word that holds the number of the round, where
 * it stands, and how often the barrier was reset. How many have come from each process is in the
 * {@link Roster}, with the number of the round, so that a new round needs no clearing.
 *
 * <pre>
 * round: FILLING -&gt; FULL (the action runs) -&gt; the next one, FILLING
 *           \------------\-------------------&gt; BROKEN
 * </pre>
 */
final class Rounds {
  /** Room for the text that says what broke it. */
  static final int TEXT_BYTES = 512;

  private static final int STATE = Site.CONTENT;
  private static final int PARTIES = STATE + 8;
  private static final int RUNNER = STATE + 12;
  private static final int RESET = STATE + 16;
  private static final int TEXT = Roster.END;
  private static final int FILLING = 0;
  private static final int FULL = 1;
  private static final int BROKEN = 2;
  private static final int PHASE_BITS = 2;
  private static final long PHASE = (1L << PHASE_BITS) - 1;
  private static final int ROUND = Integer.MAX_VALUE >>> 1;
  private static final String WAS_RESET = "reset() was called meanwhile";

  private final Site site;
  private final Guard guard;
  private final Roster roster;

  /**
   * A place in a round.
   *
   * @param round the state of the barrier without its phase
   * @param index how many are missing; negative for one that came when the round was full
   */
  record Arrival(long round, int index) {}

  Rounds(Site site) {
    this.site = site;
    this.guard = site.guard();
    this.roster = new Roster(site, counts -> here(counts) == 0 || !isOfThisRound(counts));
  }

  void start(int parties) {
    site.set(PARTIES, parties);
  }

  int parties() {
    return site.get(PARTIES);
  }

  // ---- the word

  private long state() {
    return site.getLong(STATE);
  }

  private static long round(long state) {
    return state & ~PHASE;
  }

  private static int number(long state) {
    return (int) (state & 0xffffffffL) >>> PHASE_BITS;
  }

  private static int epoch(long state) {
    return (int) (state >>> Integer.SIZE);
  }

  private static long state(int epoch, int number, int phase) {
    int low = ((number & ROUND) << PHASE_BITS) | phase;
    return ((long) epoch << Integer.SIZE) | (low & 0xffffffffL);
  }

  private static int phase(long state) {
    return (int) (state & PHASE);
  }

  private static int here(long counts) {
    return (int) counts;
  }

  private boolean isOfThisRound(long counts) {
    return (int) (counts >>> Integer.SIZE) == number(state());
  }

  private void enter() {
    boolean _ = guard.enter(); // each change is one store: nothing is ever half done
  }

  // ---- coming and passing

  /** Comes to the present round. */
  Arrival arrive() {
    enter();
    try {
      long state = state();
      throwIfBroken(state);
      if (phase(state) == FULL || come() == parties()) {
        return new Arrival(round(state), -1);
      }
      int line = roster.ownOrNew();
      if (line == Roster.NONE) {
        throw new IllegalStateException(
            "Threads of " + Roster.LINES + " processes wait here already: no room for more.");
      }
      int before = roster.isIdle(line) ? 0 : here(roster.counts(line));
      roster.counts(line, (long) number(state) << Integer.SIZE | before + 1);
      return new Arrival(round(state), fill(state));
    } finally {
      guard.exit();
    }
  }

  private int fill(long state) {
    int missing = parties() - come();
    if (missing <= 0) {
      site.set(RUNNER, Peer.self());
      site.setLong(STATE, round(state) | FULL);
    }
    return Math.max(0, missing);
  }

  /** How many have come to the present round. */
  private int come() {
    int come = 0;
    for (int line = 0; line < Roster.LINES; line++) {
      if (!roster.isIdle(line)) {
        come += here(roster.counts(line));
      }
    }
    return come;
  }

  /** Ends a round: all who came to it pass. */
  void pass(Arrival arrival) {
    enter();
    try {
      throwIfBroken(arrival);
      long state = state();
      site.setLong(STATE, state(epoch(state), number(state) + 1, FILLING));
    } finally {
      guard.exit();
    }
    site.change();
  }

  /** Whether the round is over in one way or the other. */
  boolean isOver(Arrival arrival) {
    long state = state();
    return round(state) != arrival.round || phase(state) == BROKEN;
  }

  // ---- breaking

  /** What broke a round; thrown to those who came to it. */
  static final class BrokenRound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenRound(String by) {
      super(by, null, false, false);
    }
  }

  private void throwIfBroken(long state) {
    if (phase(state) == BROKEN) {
      throw new BrokenRound(text());
    }
  }

  /** Throws if a round that is over was broken. A reset that nobody saw counts as that. */
  void throwIfBroken(Arrival arrival) {
    long state = state();
    int resets = epoch(state) - epoch(arrival.round);
    if (resets == 0 && round(state) == arrival.round) {
      throwIfBroken(state);
    } else if (resets == 1 && site.get(RESET) == number(arrival.round)) {
      throw new BrokenRound(text());
    } else if (resets != 0 && resets != 1) {
      throw new BrokenRound(WAS_RESET);
    }
  }

  /** Breaks a round that has not been passed; false if it was, or was broken before. */
  boolean breakRound(Arrival arrival, String by) {
    enter();
    try {
      long state = state();
      if (round(state) != arrival.round || phase(state) == BROKEN) {
        return false;
      }
      text(by);
      site.setLong(STATE, round(state) | BROKEN);
    } finally {
      guard.exit();
    }
    site.change();
    return true;
  }

  /** The present round, as somebody sees it who has not come to it. */
  Arrival present() {
    return new Arrival(round(state()), -1);
  }

  /** Begins anew; the present round is broken if it was not before. */
  void reset(String by) {
    enter();
    try {
      long state = state();
      if (phase(state) != BROKEN) {
        text(by);
      }
      site.set(RESET, number(state));
      site.setLong(STATE, state(epoch(state) + 1, number(state) + 1, FILLING));
    } finally {
      guard.exit();
    }
    site.change();
  }

  /** Breaks a round that cannot be passed because a process of it does not live. */
  void breakIfDead(Arrival arrival) {
    long state = state();
    if (round(state) != arrival.round) {
      return;
    }
    if (phase(state) == FULL && !Peer.isAlive(site.get(RUNNER))) {
      breakRound(arrival, of(site.get(RUNNER)) + " died while it ran the action");
    } else if (phase(state) == FILLING) {
      roster.dead().stream()
          .limit(1)
          .forEach(dead -> breakRound(arrival, of(dead.peer()) + " died while it waited"));
    }
  }

  private static String of(int peer) {
    return "process " + Peer.pid(peer);
  }

  private void text(String by) {
    byte[] bytes = by.getBytes(StandardCharsets.UTF_8);
    byte[] part = Arrays.copyOf(bytes, Math.min(bytes.length, TEXT_BYTES - Integer.BYTES));
    site.copyFrom(part, TEXT + Integer.BYTES);
    site.set(TEXT, part.length);
  }

  private String text() {
    byte[] bytes = new byte[Math.clamp(site.get(TEXT), 0, TEXT_BYTES - Integer.BYTES)];
    site.copyTo(TEXT + Integer.BYTES, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  // ---- looking

  boolean isBroken() {
    return phase(state()) == BROKEN;
  }

  int waiting() {
    return isBroken() ? 0 : Math.clamp(come(), 0, parties() - 1);
  }
}
