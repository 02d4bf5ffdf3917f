package plait.internal.bulk;

import java.nio.ByteBuffer;
import plait.internal.wire.Annex;

/**
 * Memory that two processes share, for one direction: parts of arrays lie in its slots in turn.
 * What is in a slot is told over the link, and that it is free again, too; so neither side ever
 * looks at a slot that the other one writes, and the end of a process is seen by the end of its
 * link. For one thread at a time.
 */
public final class Slots {
  /** So many parts may be on their way. */
  public static final int COUNT = 4;

  /** The bytes of one direction. */
  public static final int SIZE = COUNT * Annex.PART;

  private final ByteBuffer memory;
  private int next;

  /** One direction in the given memory, of at least {@link #SIZE} bytes. */
  public Slots(ByteBuffer memory) {
    this.memory = memory;
  }

  /** The slot whose turn it is. */
  ByteBuffer next() {
    ByteBuffer slot = memory.slice(next * Annex.PART, Annex.PART);
    next = (next + 1) % COUNT;
    return slot;
  }
}
