package plait.internal.wire;

/**
 * How much one message may ask of the side that reads it. A sender keeps to the same limits, so
 * that its mistake is told where it was made.
 *
 * @param bytes the longest body of a frame, over all its pieces
 * @param depth how deep values may be nested in each other
 * @param objects how many values one message may hold
 */
public record Limits(int bytes, int depth, int objects) {

  /** Limits wide enough for honest messages: 1 GiB, 1000 levels, 100 million values. */
  public static final Limits WIDE = new Limits(1 << 30, 1000, 100_000_000);

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException if one of them is not positive
   */
  public Limits {
    if (bytes < 1 || depth < 1 || objects < 1) {
      throw new IllegalArgumentException("Limits must be positive");
    }
  }
}
