package plait;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that does the same thing again and again until it is cancelled. A run that fails is
 * counted and does not stop it; the first failure is also reported through {@link
 * Threads#onUnjoinedFailure}, so that it is not lost.
 *
 * <p>Runs never overlap and begin at whole periods after the start. A run that takes longer than
 * the period delays the next one to the next whole period; missed runs are not made up for.
 *
 * <p>It runs until it is cancelled: {@link #cancel()} interrupts a run, {@code cancel(false)} lets
 * it end; {@link #await()} returns after that. An interrupt alone does not stop it.
 *
 * <p>Python: none; programs chain {@code threading.Timer}s, and a failure ends the chain.
 */
public interface PeriodicTask extends Task<@Nullable Void> {

  /**
   * How many runs have ended so far, well or not.
   *
   * @return zero or more
   */
  long runs();

  /**
   * How many of them failed.
   *
   * @return zero or more
   */
  long failures();

  /**
   * What the newest failing run threw.
   *
   * @return the exception, empty if none has failed yet
   */
  Optional<Throwable> lastFailure();
}
