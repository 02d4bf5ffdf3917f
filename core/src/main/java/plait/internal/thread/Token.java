package plait.internal.thread;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.CancelToken;
import plait.CancelledException;
import plait.Hold;

/** A token that belongs to no task. {@code cancelled} goes from null to a reason once. */
public final class Token implements CancelToken {
  private final AtomicReference<@Nullable Reason> cancelled = new AtomicReference<>();
  private final CancelActions actions = new CancelActions();

  private record Reason(@Nullable Throwable cause) {}

  @Override
  public boolean cancel(@Nullable Throwable reason) {
    if (!cancelled.compareAndSet(null, new Reason(reason))) {
      return false;
    }
    actions.fire();
    return true;
  }

  @Override
  public boolean isCancelled() {
    return cancelled.get() != null;
  }

  @Override
  public void throwIfCancelled() {
    Reason reason = cancelled.get();
    if (reason != null) {
      throw new CancelledException("The cancel token was cancelled", reason.cause());
    }
  }

  @Override
  public Hold onCancel(Action action) {
    return actions.add(action);
  }

  @Override
  public void run(Action action) throws Exception {
    throwIfCancelled();
    TokenFrame.run(this, action);
  }

  @Override
  public String toString() {
    return isCancelled() ? "CancelToken[cancelled]" : "CancelToken[]";
  }
}
