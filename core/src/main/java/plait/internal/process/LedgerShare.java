package plait.internal.process;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.Ledger;
import plait.internal.wire.LedgerInput;
import plait.internal.wire.WireException;
import plait.internal.worker.Kind;

/**
 * Gives a worker that gets many short calls memory for a {@link Ledger}: then it need not send each
 * answer by itself. Used by the thread that may read the link and holds {@code
 * Conversation.writing}; {@code segment} is closed by whoever buries the worker.
 */
final class LedgerShare {
  /** To map memory takes a worker about as long as to send so many answers. */
  private static final long WORTH_IT = 4096;

  private final FrameWriter out;
  private final LedgerInput in;
  private volatile @Nullable Segment segment;
  private long items;
  private boolean asked;
  private boolean answered;

  LedgerShare(FrameWriter out, LedgerInput in) {
    this.out = out;
    this.in = in;
  }

  /** A load with so many items goes next. */
  void expect(int more) throws IOException {
    items += more;
    if (asked || items < WORTH_IT) {
      return;
    }
    asked = true;
    Segment made = Segment.forLedger();
    if (made == null) {
      return;
    }
    segment = made;
    out.begin(Kind.LEDGER, 0, 0);
    out.writeInt((int) ProcessHandle.current().pid());
    out.writeInt(made.descriptor());
    out.end();
  }

  /** The worker's answer. */
  void kept(boolean refused) throws WireException {
    Segment mine = segment;
    if (mine == null || answered) {
      throw new WireException("an answer about a ledger that nobody has asked for");
    }
    answered = true;
    mine.taken();
    if (refused) {
      close();
    } else {
      in.use(mine.ledger());
    }
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
