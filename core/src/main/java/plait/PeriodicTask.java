package plait;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that does the same thing again and again until it is cancelled. A run that fails is
 * counted and does not stop it; the first failure is also reported through {@link
 * Threads#onUnjoinedFailure}, so that it is not lost.
 *
 * <p>Runs never overlap. A run that takes longer than the period delays the next one; missed runs
 * are not made up for.
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
