package plait.internal.process;

import java.io.IOException;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.Ledger;
import plait.internal.wire.LedgerInput;
import plait.internal.wire.WireException;
import plait.internal.worker.Kind;

/**
 * Gives a worker that gets many short calls memory for a {@link Ledger}: then it need not send each
 * answer by itself. Used by the thread that may read the link and holds {@code
 * Conversation.writing}.
 */
final class LedgerShare {
  /** To map memory takes a worker about as long as to send so many answers. */
  private static final long WORTH_IT = 4096;

  private final LedgerInput in;
  private final Offer offer;
  private long items;
  private boolean asked;

  LedgerShare(FrameWriter out, LedgerInput in) {
    this.in = in;
    offer = new Offer(out, Kind.LEDGER);
  }

  /** A load with so many items goes next. */
  void expect(int more) throws IOException {
    items += more;
    if (asked || items < WORTH_IT) {
      return;
    }
    asked = true;
    Segment made = Segment.forLedger();
    if (made != null) {
      offer.make(made);
    }
  }

  /** The worker's answer. */
  void kept(boolean refused) throws WireException {
    Segment shared = offer.answered(refused);
    if (shared != null) {
      in.use(shared.ledger());
    }
  }

  /** Gives the memory back. Repeating it is harmless. */
  void close() {
    offer.close();
  }
}
