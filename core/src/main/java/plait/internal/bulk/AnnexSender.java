package plait.internal.bulk;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.Annex;

/**
 * Sends arrays ahead of the frame that refers to them: through shared memory if there is some, else
 * over the link. For one thread at a time; it waits as long as the other side takes to receive
 * them.
 */
public abstract class AnnexSender {
  private volatile @Nullable Slots slots;

  /** From now on arrays go through this memory. Called while none is sent. */
  public final void use(Slots shared) {
    slots = shared;
  }

  /** Sends arrays in this order. */
  public final void send(List<Annex> annexes) throws IOException {
    for (Annex annex : annexes) {
      send(annex, slots);
    }
  }

  private void send(Annex annex, @Nullable Slots through) throws IOException {
    announce(annex);
    for (long at = 0; at < annex.bytes(); ) {
      if (through == null) {
        at += sendPart(annex, at);
      } else {
        takeSlot();
        at += annex.copyTo(through.next(), at);
        pointToSlot();
      }
    }
  }

  /** Tells that an array follows. */
  protected abstract void announce(Annex annex) throws IOException;

  /** Sends the part that begins there over the link; answers how long it is. */
  protected abstract int sendPart(Annex annex, long from) throws IOException;

  /** Waits until the next slot is free. */
  protected abstract void takeSlot() throws IOException;

  /** Tells that the next slot holds the next part. */
  protected abstract void pointToSlot() throws IOException;
}
