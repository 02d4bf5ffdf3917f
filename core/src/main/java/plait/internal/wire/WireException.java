package plait.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What came over the link cannot be read: it is cut off, broken, beyond the limits, not admitted,
 * or needs what this side does not have. If {@link Incoming#read} threw it, the frame is spoiled
 * but the link is not; if {@link FrameReader#next} did, nothing more can be read from the link.
 */
public final class WireException extends IOException {
  private static final long serialVersionUID = 1L;

  public WireException(String message) {
    super(message);
  }

  public WireException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
