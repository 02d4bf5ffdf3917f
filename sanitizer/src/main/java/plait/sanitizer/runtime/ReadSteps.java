package plait.sanitizer.runtime;

/** Which sets of reads became which others by a read of one thread, the latest ones. */
final class ReadSteps {
  private static final int SIZE = 64;

  private final long[] steps = new long[3 * SIZE];

  private static int place(long from, long mine) {
    long h = (from ^ Long.rotateLeft(mine, 17)) * 0x9E3779B97F4A7C15L;
    return 3 * (int) (h >>> 58);
  }

  long find(long from, long mine) {
    int at = place(from, mine);
    return steps[at] == from && steps[at + 1] == mine ? steps[at + 2] : 0;
  }

  void put(long from, long mine, long to) {
    int at = place(from, mine);
    steps[at] = from;
    steps[at + 1] = mine;
    steps[at + 2] = to;
  }
}
