package plait.internal.sharedqueue;

import org.jspecify.annotations.Nullable;

/**
 * A message as it was read from a ring.
 *
 * @param bytes what was put
 * @param number tells it from all others of the ring
 * @param held what the ring keeps of it; null if that is nothing
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Taken(byte[] bytes, long number, @Nullable Held held) {}
