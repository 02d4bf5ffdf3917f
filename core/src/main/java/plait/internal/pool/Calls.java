package plait.internal.pool;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.CancelledException;
import plait.Target;
import plait.Task;
import plait.internal.thread.Blocker;
import plait.internal.thread.Waits;

/** Calls the program's code with the limits and repeats of a view, in a worker. */
record Calls(Options options) {
  /** What a retry waits for. */
  private static final Blocker PAUSE = () -> "the next attempt";

  /** Calls it; {@code what} names the call in messages. */
  <R extends @Nullable Object> R call(Supplier<String> what, Target<R> body) throws Exception {
    for (int attempt = 1; attempt < options.attempts(); attempt++) {
      try {
        return once(what, body);
      } catch (CancelledException cancelled) {
        throw cancelled;
      } catch (Exception failure) {
        Worker worker = Worker.current();
        if (Task.current().isCancelled() || worker == null || worker.isLost()) {
          throw failure;
        }
      }
      pause(attempt);
    }
    return once(what, body);
  }

  private <R extends @Nullable Object> R once(Supplier<String> what, Target<R> body)
      throws Exception {
    if (options.rate() != null) {
      options.rate().acquire();
    }
    Duration limit = options.limit();
    return limit == null ? body.call() : Attempt.call(what.get(), limit, body);
  }

  /** The first pause, doubled for each attempt after it; half to all of that. */
  private void pause(int attempt) {
    long first = Waits.nanos(options.pause());
    if (first == 0) {
      return;
    }
    int doublings = Math.min(attempt - 1, Long.numberOfLeadingZeros(first) - 1);
    long full = first << doublings;
    long nanos = full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1);
    Waits.await(PAUSE, nanos, Calls::sleep);
  }

  private static boolean sleep(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos);
    return false;
  }
}
