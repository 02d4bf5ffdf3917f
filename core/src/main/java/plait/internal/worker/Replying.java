package plait.internal.worker;

import plait.internal.bulk.AnnexSender;
import plait.internal.wire.Annex;

/** Sends the long arrays of results. Used by the runner. */
final class Replying extends AnnexSender {
  private final Outbox out;
  private final Inbox in;

  Replying(Outbox out, Inbox in) {
    this.out = out;
    this.in = in;
  }

  @Override
  protected void announce(Annex annex) {
    out.annex(annex);
  }

  @Override
  protected int sendPart(Annex annex, long from) {
    return out.part(annex, from);
  }

  @Override
  protected void takeSlot() {
    in.takeSlot();
  }

  @Override
  protected void pointToSlot() {
    out.say(Kind.PART, Kind.IN_SLOT, 0);
  }
}
