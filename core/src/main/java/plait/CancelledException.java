package plait;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The task was cancelled: thrown by a wait inside a cancelled task, and by joining one.
 *
 * <p>It is the {@link CancellationException} that {@link java.util.concurrent.Future#get()}
 * prescribes.
 *
 * <p>Python: {@code concurrent.futures.CancelledError}.
 */
public final class CancelledException extends CancellationException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what was cancelled and why
   * @param cause what led to it, or null
   */
  public CancelledException(String message, @Nullable Throwable cause) {
    super(message);
    if (cause != null) {
      initCause(cause);
    }
  }
}
