package plait.stress;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Where the random numbers of a storm come from. It is printed; {@code -Dstress.seed=N} gives it
 * back, and then everything but the machine's own timing repeats.
 */
public final class Seed {
  private final long value;

  private Seed(long value) {
    this.value = value;
  }

  public static Seed next(String storm) {
    String given = System.getProperty("stress.seed", "");
    long value = given.isEmpty() ? new SplittableRandom().nextLong() : Long.parseLong(given);
    System.out.println(storm + ": -Dstress.seed=" + value);
    return new Seed(value);
  }

  /** The random numbers of one of those who take part. */
  public RandomGenerator of(int participant) {
    return new SplittableRandom(value + participant * 0x9E3779B97F4A7C15L);
  }

  @Override
  public String toString() {
    return "seed " + value;
  }
}
