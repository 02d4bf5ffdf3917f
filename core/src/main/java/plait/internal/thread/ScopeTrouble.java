package plait.internal.thread;

import org.jspecify.annotations.Nullable;
import plait.CancelledException;
import plait.TargetFailedException;
import plait.UnjoinedFailure;
import plait.WaitTimeoutException;

/**
 * What cut a scope short: a failure, the deadline, or a cancel. The first of these is delivered
 * once, to the owner; failures that come later are suppressed in it. Guarded by this monitor, apart
 * from {@code any}.
 */
final class ScopeTrouble {
  private final ThreadScope scope;
  private volatile boolean any;
  private @Nullable RuntimeException first;
  private @Nullable Throwable failure;
  private boolean delivered;
  private UnjoinedFailures.@Nullable Entry unjoined;

  ScopeTrouble(ThreadScope scope) {
    this.scope = scope;
  }

  boolean any() {
    return any;
  }

  /** A task has failed. Returns true if this is what cuts the scope short. */
  synchronized boolean failed(BaseTask<?> task, Throwable thrown) {
    StackTraceElement site = task.startSite().orElse(null);
    var exception = new TargetFailedException(task.name(), site, thrown);
    if (first != null && (delivered || !(first instanceof CancelledException))) {
      first.addSuppressed(exception);
      return false;
    }
    failure = thrown;
    var report = new UnjoinedFailure(task.name(), site, thrown);
    unjoined = UnjoinedFailures.register(scope, report, true); // the owner gets it in its block
    return begin(exception);
  }

  synchronized boolean timedOut(String message) {
    return first == null && begin(new WaitTimeoutException(message));
  }

  synchronized boolean cancelled(@Nullable Throwable reason) {
    return first == null && begin(new CancelledException(scope.name() + " was cancelled", reason));
  }

  private boolean begin(RuntimeException exception) {
    first = exception;
    any = true;
    return true;
  }

  /** What the owner has to be told now: the trouble, or after that, that all was cancelled. */
  synchronized @Nullable RuntimeException next() {
    if (first == null) {
      return null;
    }
    RuntimeException undelivered = deliver();
    return undelivered == null ? cancelledFor(first) : undelivered;
  }

  /** What the end of the block has to throw: what the owner has not been told, but for a cancel. */
  synchronized @Nullable RuntimeException last() {
    return first instanceof CancelledException ? null : deliver();
  }

  synchronized boolean isDelivered() {
    return delivered;
  }

  private @Nullable RuntimeException deliver() {
    if (first == null || delivered) {
      return null;
    }
    told();
    first.fillInStackTrace();
    return first;
  }

  private CancelledException cancelledFor(RuntimeException reason) {
    return new CancelledException(scope.name() + " was cancelled", reason);
  }

  /** What a task gets that wants to start another one. */
  synchronized CancelledException refusal() {
    return new CancelledException(scope.name() + " was cancelled", first);
  }

  /** The owner was told of a failure by joining the task itself. */
  synchronized void told(Throwable thrown) {
    if (thrown == failure) {
      told();
    }
  }

  private void told() {
    delivered = true;
    if (unjoined != null) {
      unjoined.observed();
      unjoined = null;
    }
  }
}
