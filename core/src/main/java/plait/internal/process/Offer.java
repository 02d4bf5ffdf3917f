package plait.internal.process;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.WireException;

/**
 * Memory that a worker is offered once, and that is shared with it from its answer on. Used by the
 * thread that may read the link and holds {@code Conversation.writing} where it writes; {@code
 * segment} is closed by whoever buries the worker.
 */
final class Offer {
  private final FrameWriter out;
  private final int kind;
  private volatile @Nullable Segment segment;
  private boolean answered;

  /** {@code kind} is the frame that makes it. */
  Offer(FrameWriter out, int kind) {
    this.out = out;
    this.kind = kind;
  }

  /** Writes the offer; the frame is not flushed. */
  void make(Segment memory) throws IOException {
    segment = memory;
    out.begin(kind, 0, 0);
    out.writeInt((int) ProcessHandle.current().pid());
    out.writeInt(memory.descriptor());
    out.end();
  }

  boolean isAnswered() {
    return answered;
  }

  /** The worker's answer: the memory, or null if it cannot use it. */
  @Nullable Segment answered(boolean refused) throws WireException {
    Segment mine = segment;
    if (mine == null || answered) {
      throw new WireException("an answer about memory that nobody has asked for");
    }
    answered = true;
    mine.taken();
    if (refused) {
      close();
      return null;
    }
    return mine;
  }

  /** Gives the memory back. Repeating it is harmless. */
  void close() {
    Segment mine = segment;
    segment = null;
    if (mine != null) {
      mine.close();
    }
  }
}
