package plait.bench;

/**
 * How much a program measures.
 *
 * @param effort how much in all
 * @param size the size at which a curve is measured, 1 where there is no curve
 */
public record Scale(Effort effort, long size) {
  private static final int QUICK = 5;
  private static final int SMOKE = 2_000;
  private static final int MOST_REPETITIONS = 20_000;

  /** How often something is done that is done so often in a full run. */
  public int count(int full) {
    return switch (effort) {
      case FULL -> full;
      case QUICK -> Math.max(2, full / QUICK);
      case SMOKE -> Math.max(2, full / SMOKE);
    };
  }

  /**
   * How often something of this size is done so that the sizes come to so much in a full run; small
   * things are done less often.
   */
  public int repetitions(int full) {
    return Math.clamp(count(full) / size, 1, MOST_REPETITIONS);
  }
}
