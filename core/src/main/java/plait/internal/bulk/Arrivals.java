package plait.internal.bulk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.Annex;
import plait.internal.wire.FrameBody;
import plait.internal.wire.Limits;
import plait.internal.wire.WireException;

/**
 * The arrays that have come ahead of the frame that refers to them. For one thread at a time, the
 * one that reads the link.
 */
public final class Arrivals {
  private static final Queue<Annex> NOTHING = new ArrayDeque<>(0);

  private final Limits limits;
  private Queue<Annex> whole = new ArrayDeque<>();
  private @Nullable Annex open;
  private @Nullable Slots slots;
  private long at;
  private long bytes;

  /** Makes one that takes no longer arrays than the limits say. */
  public Arrivals(Limits limits) {
    this.limits = limits;
  }

  /** From now on parts may come through this memory. */
  public void use(Slots shared) {
    slots = shared;
  }

  /** An array is announced. */
  public void announced(FrameBody head) throws IOException {
    if (open != null) {
      throw new WireException("An array was announced before the one before had come");
    }
    open = Annex.announced(head, limits);
    at = 0;
  }

  /** A part of it has come with this frame. */
  public void part(FrameBody frame) throws IOException {
    Annex annex = open();
    at += annex.read(frame, at);
    endIfWhole(annex);
  }

  /** A part of it has come to the next slot, which is free again afterwards. */
  public void partInSlot() throws IOException {
    Annex annex = open();
    Slots from = slots;
    if (from == null) {
      throw new WireException("A part of an array came to memory that is not shared");
    }
    at += annex.copyFrom(from.next(), at);
    endIfWhole(annex);
  }

  private Annex open() throws WireException {
    Annex annex = open;
    if (annex == null) {
      throw new WireException("A part of an array came that was not announced");
    }
    return annex;
  }

  private void endIfWhole(Annex annex) {
    if (at == annex.bytes()) {
      whole.add(annex);
      bytes += at;
      open = null;
    }
  }

  /** How many bytes have come so far, over the whole life of the link. */
  public long bytes() {
    return bytes;
  }

  /** What has come for the frame that is read now. */
  public Queue<Annex> take() {
    if (whole.isEmpty()) {
      return NOTHING;
    }
    Queue<Annex> taken = whole;
    whole = new ArrayDeque<>();
    return taken;
  }
}
