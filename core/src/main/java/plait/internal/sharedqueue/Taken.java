package plait.internal.sharedqueue;

import org.jspecify.annotations.Nullable;

/**
 * A message as it was read from a ring.
 *
 * @param content what was put; null if it was not read yet
 * @param number tells it from all others of the ring
 * @param held what the ring keeps of it; null if that is nothing
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Taken(byte @Nullable [] content, long number, @Nullable Held held) {
  private static final byte[] NOTHING = {};

  /** What was put. */
  public byte[] bytes() {
    return content == null ? NOTHING : content;
  }
}
