package plait.internal.lock;

import java.util.List;
import java.util.function.BooleanSupplier;
import plait.CountingSemaphore;
import plait.internal.thread.Blocker;

/** A wait for several permits at once: one that is free is not enough. */
public final class SeveralPermits implements Blocker {
  private final CountingSemaphore semaphore;
  private final Blocker one;
  private final int count;
  private final BooleanSupplier mayEnd;

  private SeveralPermits(
      CountingSemaphore semaphore, Blocker one, int count, BooleanSupplier mayEnd) {
    this.semaphore = semaphore;
    this.one = one;
    this.count = count;
    this.mayEnd = mayEnd;
  }

  /**
   * What a wait for so many permits is for; {@code mayEnd} tells whether it may end although no
   * other thread does anything.
   */
  public static <S extends CountingSemaphore & Blocker> Blocker of(
      S semaphore, int count, BooleanSupplier mayEnd) {
    return count == 1 ? semaphore : new SeveralPermits(semaphore, semaphore, count, mayEnd);
  }

  /**
   * Sees that a semaphore can have so many permits.
   *
   * @throws IllegalArgumentException if it never has
   */
  public static void check(CountingSemaphore semaphore, int count, boolean isBounded, int initial) {
    Counts.atLeastOne(count, "number of permits");
    if (isBounded && count > initial) {
      throw new IllegalArgumentException(
          semaphore
              + " never has the "
              + count
              + " permits asked for: ask for "
              + initial
              + " or less.");
    }
  }

  @Override
  public String describe() {
    return count + " permits of CountingSemaphore " + semaphore.name();
  }

  @Override
  public String heldBy(String releaser) {
    return releaser + " holds one";
  }

  @Override
  public List<String> takers() {
    return one.takers();
  }

  @Override
  public Releasers releasers(Thread waiter) {
    return one.releasers(waiter);
  }

  @Override
  public boolean mayEndByItself() {
    return mayEnd.getAsBoolean();
  }
}
