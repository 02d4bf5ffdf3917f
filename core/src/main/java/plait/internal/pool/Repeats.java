package plait.internal.pool;

import java.time.Duration;
import java.util.Set;
import plait.WorkerDiedException;

/**
 * How often a view tries a call.
 *
 * @param attempts how often if the body fails
 * @param pause the pause before the second attempt
 * @param lives how often if the worker dies of one of the causes
 * @param causes those causes
 */
record Repeats(int attempts, Duration pause, int lives, Set<WorkerDiedException.Cause> causes) {
  static final Repeats NONE = new Repeats(1, Duration.ZERO, 1, Set.of());

  boolean areNone() {
    return attempts == 1 && lives == 1;
  }

  Repeats withAttempts(int times, Duration firstPause) {
    return new Repeats(times, firstPause, lives, causes);
  }

  Repeats withLives(int times, Set<WorkerDiedException.Cause> of) {
    return new Repeats(attempts, pause, times, of);
  }
}
