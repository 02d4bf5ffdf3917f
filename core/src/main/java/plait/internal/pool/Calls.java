package plait.internal.pool;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.Task;
import plait.internal.thread.Blocker;
import plait.internal.thread.Waits;

/**
 * Calls the program's code with the limits and repeats of a view, in a worker.
 *
 * @param elsewhere whether the code runs in a seat, which knows the limit itself
 */
record Calls(Options options, boolean elsewhere) {
  /** What a retry waits for; few programs come here. */
  private static final class Pause {
    static final Blocker BETWEEN_ATTEMPTS = () -> "the next attempt";
  }

  /** Calls it; {@code what} names the call in messages. */
  <R extends @Nullable Object> R call(Supplier<String> what, Target<R> body) throws Exception {
    try {
      return once(what, body);
    } catch (Exception failure) {
      Tries tries = new Tries(options.repeats());
      if (!tries.mayRepeat(failure)) {
        throw failure;
      }
      return callAgain(what, body, tries, failure);
    }
  }

  /** Goes on after a failed attempt that may be repeated. */
  <R extends @Nullable Object> R callAgain(
      Supplier<String> what, Target<R> body, Tries tries, Exception failure) throws Exception {
    Exception last = failure;
    while (!isOver()) {
      pause(tries.made());
      try {
        return once(what, body);
      } catch (Exception thrown) {
        last = thrown;
        if (!tries.mayRepeat(thrown)) {
          throw thrown;
        }
      }
    }
    throw last;
  }

  /** Whether nobody waits for a result any more. */
  private static boolean isOver() {
    Worker worker = Worker.current();
    return Task.current().isCancelled() || worker == null || worker.isLost();
  }

  private <R extends @Nullable Object> R once(Supplier<String> what, Target<R> body)
      throws Exception {
    if (options.rate() != null) {
      options.rate().acquire();
    }
    Duration limit = options.limit();
    return limit == null || elsewhere ? body.call() : Attempt.call(what.get(), limit, body);
  }

  /** The first pause, doubled for each attempt after it; half to all of that. */
  private void pause(int attempt) {
    long first = Waits.nanos(options.repeats().pause());
    if (first == 0) {
      return;
    }
    int doublings = Math.min(attempt - 1, Long.numberOfLeadingZeros(first) - 1);
    long full = first << doublings;
    long nanos = full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1);
    Waits.await(Pause.BETWEEN_ATTEMPTS, nanos, Calls::sleep);
  }

  private static boolean sleep(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos);
    return false;
  }
}
