package plait.internal.wire;

/** How something shareable is written: as its ticket. */
final class ShareableForm extends WholeForm {
  ShareableForm() {
    super(true);
  }

  @Override
  void content(Encoder out, Object value) {
    Ticket ticket;
    try {
      ticket = ((Shareable) value).ticket();
    } catch (IllegalStateException closed) {
      throw new Unsendable("the " + value + " is closed", "Send it before it is closed", closed);
    }
    out.keep(value);
    out.put(Tag.SHARED);
    out.write(ticket);
  }
}
