package plait.internal.thread;

import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.CancelToken;
import plait.CancelledException;
import plait.Hold;

/**
 * A task's own token: a view of the task. A cancel that leaves the body alone is none to the body,
 * hence none to its token.
 */
record TaskToken(BaseTask<?> of) implements CancelToken {

  @Override
  public boolean cancel(@Nullable Throwable reason) {
    return of.cancel(true, reason);
  }

  @Override
  public boolean isCancelled() {
    return of.cancellation() != null;
  }

  @Override
  public void throwIfCancelled() {
    CancelledException cancellation = (CancelledException) of.cancellation();
    if (cancellation != null) {
      throw cancellation;
    }
  }

  @Override
  public Hold onCancel(Action action) {
    return of.onCancel(action);
  }

  @Override
  public void run(Action action) throws Exception {
    TokenFrame.run(this, action);
  }

  @Override
  public String toString() {
    return "CancelToken[of " + of.name() + (isCancelled() ? ", cancelled" : "") + "]";
  }
}
