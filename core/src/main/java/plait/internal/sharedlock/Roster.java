package plait.internal.sharedlock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import plait.internal.shared.Peer;

/**
 * What each process has of one thing: a table in shared memory, a line for each of some processes,
 * with a word that changes by one store. The table changes under the guard of the {@link Site}
 * only. A line is taken over from a process that has nothing there any more.
 *
 * <p>{@code own} is a hint and is checked before it is used.
 */
final class Roster {
  /** How many processes can have something at a time. */
  static final int LINES = 64;

  /** What a line does not have. */
  static final int NONE = -1;

  private static final int START = 64;
  private static final int LINE = 32;
  private static final int COUNTS = 8;
  private static final int ORDER = 16;
  private static final int STAMP = 24;

  /** Where it ends in the cell. */
  static final int END = START + LINES * LINE;

  private final Site site;
  private final LongPredicate idle;
  private int own;

  /** {@code idle} tells from the word whether a process has nothing there. */
  Roster(Site site, LongPredicate idle) {
    this.site = site;
    this.idle = idle;
  }

  private static int at(int line) {
    return START + line * LINE;
  }

  int peer(int line) {
    return site.get(at(line));
  }

  /** The word of a line. */
  long counts(int line) {
    return site.getLong(at(line) + COUNTS);
  }

  void counts(int line, long counts) {
    site.setLong(at(line) + COUNTS, counts);
  }

  /** A number that tells who came first. */
  long order(int line) {
    return site.getLong(at(line) + ORDER);
  }

  void order(int line, long order) {
    site.setLong(at(line) + ORDER, order);
  }

  /** A number of the thing's own. */
  long stamp(int line) {
    return site.getLong(at(line) + STAMP);
  }

  void stamp(int line, long stamp) {
    site.setLong(at(line) + STAMP, stamp);
  }

  boolean isIdle(int line) {
    return peer(line) == 0 || idle.test(counts(line));
  }

  /** The line of this process; {@link #NONE} if it has none. */
  int own() {
    int line = own;
    if (peer(line) == Peer.self()) {
      return line;
    }
    for (line = 0; line < LINES; line++) {
      if (peer(line) == Peer.self()) {
        own = line;
        return line;
      }
    }
    return NONE;
  }

  /** The line of this process, taken if it has none; {@link #NONE} if all are in use. */
  int ownOrNew() {
    int line = own();
    return line == NONE ? take() : line;
  }

  private int take() {
    for (int line = 0; line < LINES; line++) {
      if (isIdle(line)) {
        counts(line, 0);
        site.set(at(line), Peer.self());
        own = line;
        return line;
      }
    }
    return NONE;
  }

  /** The lines of processes that have something and do not live. Takes time: without the guard. */
  List<Line> dead() {
    List<Line> dead = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      int peer = peer(line);
      if (!isIdle(line) && peer != Peer.self() && !Peer.isAlive(peer)) {
        dead.add(new Line(line, peer));
      }
    }
    return dead;
  }

  /**
   * A line and whose it was.
   *
   * @param number the line
   * @param peer the process
   */
  record Line(int number, int peer) {}

  /** Whether it is that one's line still. */
  boolean isStill(Line line) {
    return peer(line.number) == line.peer && !isIdle(line.number);
  }
}
