package plait;

import org.jspecify.annotations.Nullable;

/**
 * The {@link Barrier} is broken: one of its tasks gave up, its action threw, or it was aborted or
 * reset while this one waited.
 *
 * <p>Python: {@code threading.BrokenBarrierError}.
 */
public final class BarrierBrokenException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message which barrier, and what broke it
   * @param cause what the action threw, or null
   */
  public BarrierBrokenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
