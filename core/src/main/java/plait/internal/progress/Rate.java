package plait.internal.progress;

/**
 * How fast something is counted of late: an average over the samples in which something happened,
 * that forgets with a time constant of five seconds. It falls when nothing has happened for twice
 * as long as the last step would take at that rate.
 */
final class Rate {
  private static final double FORGETS_AFTER = 5e9;

  private long changedAt;
  private long count;
  private double lastStep;
  private double average = -1;

  Rate(long now) {
    changedAt = now;
  }

  synchronized void sample(long now, long newCount) {
    long step = newCount - count;
    double nanos = now - changedAt;
    if (step == 0 || nanos <= 0) {
      return;
    }
    count = newCount;
    changedAt = now;
    lastStep = Math.max(0, step);
    double newest = lastStep / nanos;
    double weight = average < 0 ? 1 : 1 - Math.exp(-nanos / FORGETS_AFTER);
    average = weight * newest + (1 - weight) * Math.max(0, average);
  }

  synchronized double perSecond(long now) {
    if (average <= 0) {
      return 0;
    }
    double silence = now - changedAt;
    double atMost = silence <= 0 ? average : 2 * Math.max(1, lastStep) / silence;
    return Math.min(average, atMost) * 1e9;
  }
}
