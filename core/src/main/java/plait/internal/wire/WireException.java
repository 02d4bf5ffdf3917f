package plait.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import plait.NotSendableException;

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

  /** How the program is told of something that arrived and could not be read. */
  public NotSendableException asRefusal(String what) {
    return new NotSendableException(what + " arrived and cannot be read. " + getMessage(), this);
  }
}
