package plait.sanitizer.runtime;

/** The traces that one thread used last, and how often. */
final class TraceCache {
  private static final int SIZE = 128;

  /** How often a place is met before races there may be told of one chance later. */
  private static final int OFTEN = 1000;

  private final long[] keys = new long[SIZE];
  private final int[] traces = new int[SIZE];
  private final int[] uses = new int[SIZE];

  /** Whether the place that was looked up last is met over and over. */
  boolean often;

  private static int place(int site, int mark) {
    return (site ^ mark * 0x9E3779B1 >>> 16) & SIZE - 1;
  }

  private static long key(int site, int mark) {
    return (long) site << 32 | mark & 0xffffffffL;
  }

  private int last;

  /** What was looked up last is used so many times more. */
  void use(int times) {
    uses[last] += Math.min(times, OFTEN);
  }

  /** Zero for none. */
  int find(int site, int mark) {
    int at = place(site, mark);
    if (keys[at] != key(site, mark)) {
      often = false;
      return 0;
    }
    last = at;
    often = ++uses[at] > OFTEN;
    return traces[at];
  }

  void put(int site, int mark, int trace) {
    int at = place(site, mark);
    keys[at] = key(site, mark);
    traces[at] = trace;
    uses[at] = 0;
  }
}
