package plait.internal.pool;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plait.Hold;
import plait.Target;
import plait.Task;
import plait.WaitTimeoutException;
import plait.internal.thread.BaseTask;
import plait.internal.thread.Clock;
import plait.internal.thread.Waits;

/**
 * One call with a time limit: a task of its own inside the pool's task, so that it can be cancelled
 * alone.
 */
final class Attempt<R extends @Nullable Object> extends BaseTask<R> {
  /** How long a body may take to answer its cancel before its worker is given up. */
  private static final long GRACE_NANOS = 500_000_000;

  private final String what;
  private final Duration limit;
  private final Worker worker;
  private final PoolTask<?> around;
  private volatile boolean expired;

  private Attempt(String what, Duration limit, Worker worker, PoolTask<?> around) {
    super(what);
    this.what = what;
    this.limit = limit;
    this.worker = worker;
    this.around = around;
  }

  /** Calls it in the calling worker; after the limit it is cancelled. */
  static <R extends @Nullable Object> R call(String what, Duration limit, Target<R> body)
      throws Exception {
    Worker worker = Objects.requireNonNull(Worker.current(), "calls run in workers");
    PoolTask<?> around = Objects.requireNonNull(worker.running(), "calls run in tasks");
    return new Attempt<R>(what, limit, worker, around).run(body);
  }

  private R run(Target<R> body) throws Exception {
    advance(NEW, RUNNING);
    runsOn(worker.thread());
    Clock.Cancellable timer = Clock.at(Waits.nanos(limit), this::expire);
    try (Hold _ = around.token().onCancel(this::cancel)) {
      execute(body);
    } finally {
      timer.cancel();
    }
    if (isCancelled() && expired && !around.isCancelled()) {
      throw new WaitTimeoutException(what + " took longer than " + limit + " and was cancelled.");
    }
    Throwable failure = failureOrNull();
    if (failure != null) {
      observed();
      throwAsItIs(failure);
    }
    return join();
  }

  private static void throwAsItIs(Throwable failure) throws Exception {
    switch (failure) {
      case Error error -> throw error;
      case Exception exception -> throw exception;
      default -> throw new IllegalStateException("a throwable of a kind of its own", failure);
    }
  }

  private void expire() {
    expired = true;
    if (cancel(true)) {
      Clock.at(GRACE_NANOS, this::giveUp);
    }
  }

  private void giveUp() {
    if (!status().equals(Status.CANCELLED) || !isAlive()) {
      return;
    }
    worker.crew.lose(
        worker,
        around,
        new WaitTimeoutException(
            what
                + " took longer than "
                + limit
                + " and does not answer its cancel; it goes on in a thread that the pool has"
                + " replaced. Let it answer interrupts, or look at CancelToken.current()."));
  }

  @Override
  public Task<R> start() {
    throw new IllegalStateException(name() + " runs already.");
  }

  @Override
  public boolean isDaemon() {
    return around.isDaemon();
  }
}
