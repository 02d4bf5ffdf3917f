package plait.sanitizer.runtime;

import java.util.Arrays;

/**
 * Vectors of times by slot, in pieces. Neither a vector nor a piece is ever changed, so that all
 * who know the same of some slots share the piece of these: 100,000 threads that follow each other
 * at one lock differ in a piece each, and two pieces that are the same need no look.
 */
final class Times {
  static final int[][] NONE = {};

  private static final int BITS = 4;
  private static final int SIZE = 1 << BITS;

  private Times() {}

  static int at(int[][] times, int slot) {
    int of = slot >>> BITS;
    return of < times.length ? time(times[of], slot) : 0;
  }

  private static int time(int[] piece, int slot) {
    return piece == null ? 0 : piece[slot & SIZE - 1];
  }

  /** Whether each time is at least the other's. */
  static boolean includes(int[][] times, int[][] others) {
    if (times == others) {
      return true;
    }
    for (int i = 0; i < others.length; i++) {
      int[] theirs = others[i];
      if (theirs != null && !includes(i < times.length ? times[i] : null, theirs)) {
        return false;
      }
    }
    return true;
  }

  private static boolean includes(int[] piece, int[] other) {
    return piece == other || piece != null && later(piece, other) == 0;
  }

  /** Below zero if any time of the second is after the first's. Without a way out, for speed. */
  private static int later(int[] piece, int[] other) {
    int sign = 0;
    for (int i = 0; i < SIZE; i++) {
      sign |= piece[i] - other[i];
    }
    return sign & Integer.MIN_VALUE;
  }

  /** The later of each two times, and at least so much in one slot; the first if that is it. */
  static int[][] join(int[][] times, int[][] others, int slot, int time) {
    int own = slot >>> BITS;
    int length = Math.max(Math.max(times.length, others.length), own + 1);
    int[][] joined = times;
    for (int i = 0; i < length; i++) {
      int[] mine = i < times.length ? times[i] : null;
      int[] piece = i < others.length ? join(mine, others[i]) : mine;
      if (i == own && time(piece, slot) < time) {
        piece = piece == null ? new int[SIZE] : piece.clone();
        piece[slot & SIZE - 1] = time;
      }
      if (piece != mine) {
        if (joined == times) {
          joined = Arrays.copyOf(times, length);
        }
        joined[i] = piece;
      }
    }
    return joined;
  }

  private static int[] join(int[] mine, int[] other) {
    if (mine == other || other == null) {
      return mine;
    }
    if (mine == null) {
      return other;
    }
    int more = 0;
    int less = 0;
    for (int i = 0; i < SIZE; i++) {
      int difference = mine[i] - other[i];
      more |= -difference;
      less |= difference;
    }
    if (less >= 0) {
      return mine;
    }
    if (more >= 0) {
      return other;
    }
    int[] both = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      both[i] = Math.max(mine[i], other[i]);
    }
    return both;
  }

  static int[][] with(int[][] times, int slot, int time) {
    return join(times, NONE, slot, time);
  }
}
