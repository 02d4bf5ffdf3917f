package plait.internal.wire;

import java.lang.reflect.Proxy;

/** How something shareable is written: as its ticket. */
final class ShareableForm extends WholeForm {
  ShareableForm() {
    super(true);
  }

  private static Shareable shareable(Object value) {
    return value instanceof Shareable shareable
        ? shareable
        : (Shareable) Proxy.getInvocationHandler(value);
  }

  @Override
  void content(Encoder out, Object value) {
    Ticket ticket;
    try {
      ticket = shareable(value).ticket();
    } catch (IllegalStateException closed) {
      throw new Unsendable("the " + value + " is closed", "Send it before it is closed", closed);
    }
    out.keep(value);
    out.put(Tag.SHARED);
    out.write(ticket);
  }
}
