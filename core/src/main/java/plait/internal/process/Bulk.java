package plait.internal.process;

import java.io.IOException;
import java.util.Queue;
import plait.internal.bulk.AnnexSender;
import plait.internal.bulk.Arrivals;
import plait.internal.bulk.Slots;
import plait.internal.wire.Annex;
import plait.internal.wire.FrameBody;
import plait.internal.wire.FrameWriter;
import plait.internal.wire.Limits;
import plait.internal.wire.Parcel;
import plait.internal.wire.WireException;
import plait.internal.worker.Kind;

/**
 * The long arrays that go over one link, from this program's side. When enough have gone that it
 * pays, memory is shared with the worker. Used by the thread that may read the link and holds
 * {@code Conversation.writing} where it writes.
 */
final class Bulk extends AnnexSender {
  /** To share memory costs a worker as long as it takes to send so many bytes over the link. */
  private static final long WORTH_SHARING = 8 << 20;

  /** Waits for one frame and deals with it. */
  interface Reading {
    void readOne() throws IOException;
  }

  private final FrameWriter out;
  private final Reading reading;
  private final Arrivals arrivals = new Arrivals(Limits.WIDE);
  private final Offer offer;
  private long sent;
  private int free;
  private boolean asked;

  Bulk(FrameWriter out, Reading reading) {
    this.out = out;
    this.reading = reading;
    offer = new Offer(out, Kind.SHARE);
  }

  // ---- sending

  /** Sends the long arrays of a load, if there are any; waits as the worker receives them. */
  void send(Cargo cargo) throws IOException {
    long bytes = cargo.annexBytes();
    if (bytes == 0 && arrivals.bytes() == 0) {
      return;
    }
    sent += bytes;
    if (!asked && sent + arrivals.bytes() >= WORTH_SHARING) {
      asked = true;
      share();
    }
    send(cargo.body().annexes());
    for (Object item : cargo.items()) {
      if (item instanceof Parcel parcel) {
        send(parcel.annexes());
      }
    }
  }

  private void share() throws IOException {
    Segment made = Segment.forArrays();
    if (made == null) {
      return;
    }
    offer.make(made);
    out.flush();
    while (!offer.isAnswered()) {
      reading.readOne();
    }
  }

  @Override
  protected void announce(Annex annex) throws IOException {
    out.begin(Kind.ANNEX, 0, 0);
    annex.announce(out);
    out.end();
  }

  @Override
  protected int sendPart(Annex annex, long from) throws IOException {
    out.begin(Kind.PART, 0, 0);
    int n = annex.write(out, from);
    out.end();
    return n;
  }

  @Override
  protected void takeSlot() throws IOException {
    while (free == 0) {
      reading.readOne();
    }
    free--;
  }

  @Override
  protected void pointToSlot() throws IOException {
    out.frame(Kind.PART, Kind.IN_SLOT, 0);
    out.flush();
  }

  // ---- receiving

  /** The worker's answer to {@link #share}. */
  void shared(boolean refused) throws WireException {
    Segment shared = offer.answered(refused);
    if (shared != null) {
      use(shared.toWorker());
      arrivals.use(shared.fromWorker());
      free = Slots.COUNT;
    }
  }

  void freed() throws WireException {
    if (free == Slots.COUNT || !offer.isAnswered()) {
      throw new WireException("a slot that nobody has used is free again");
    }
    free++;
  }

  void announced(FrameBody head) throws IOException {
    arrivals.announced(head);
  }

  /** A part has come; answers whether it was in a slot, which is free again. */
  boolean part(FrameBody frame) throws IOException {
    if ((frame.flags() & Kind.IN_SLOT) == 0) {
      arrivals.part(frame);
      return false;
    }
    arrivals.partInSlot();
    return true;
  }

  /** The arrays that the present frame refers to. */
  Queue<Annex> take() {
    return arrivals.take();
  }

  /** Gives the memory back. Repeating it is harmless. */
  void close() {
    offer.close();
  }
}
