package plait.internal.queue;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a {@link FifoQueue}. A slot is written by the putter that owns its index and nulled by
 * the taker; the queue's put index publishes both the slot and {@code next}.
 */
final class Chunk {
  final @Nullable Object[] slots;
  @Nullable Chunk next;

  Chunk(int size) {
    slots = new @Nullable Object[size];
  }
}
