package plait;

import org.jspecify.annotations.Nullable;

/**
 * A value cannot be sent to another process: a task, because of something it captured, or a result.
 * The message names the way to the part that is in the way, and what to do. The cause is what its
 * own code threw when it was asked for its contents, if it threw.
 *
 * <p>A task that cannot be sent is refused where it is submitted; a result that cannot be sent is
 * the failure of its task, and of nothing else. So is what arrives and cannot be read there,
 * because there is no room for it in the heap, or a class is missing; the cause tells what was in
 * the way.
 *
 * <p>Python: {@code pickle.PicklingError}.
 */
public final class NotSendableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what cannot be sent, why, and what to do
   * @param cause what code of the value threw, or null
   */
  public NotSendableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
