package plait.bench;

import org.jspecify.annotations.Nullable;

/** A program gave no figure; the message says why in a few words. */
public final class MeasurementFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MeasurementFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
