package plait.internal.wire;

import java.lang.reflect.Proxy;
import plait.NotSendableException;

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
    } catch (NotSendableException why) {
      throw new Unsendable(clause(Guarded.text(why.getMessage())), "Share it anew", why);
    }
    out.keep(value);
    out.put(Tag.SHARED);
    out.write(ticket);
  }

  /** A sentence without its full stop. */
  private static String clause(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
