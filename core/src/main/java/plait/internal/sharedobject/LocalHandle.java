package plait.internal.sharedobject;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Waits;
import plait.internal.wire.Ticket;
import plait.internal.wire.WireException;

/** A handle in the process that has the object: calls are plain calls. */
final class LocalHandle extends Handle {
  private final Export export;
  private final long timeoutNanos;

  LocalHandle(Export export, long timeoutNanos) {
    super(export.contract, export.key);
    this.export = export;
    this.timeoutNanos = timeoutNanos;
  }

  /** The handle of a ticket that has come home. */
  static Object claimed(ObjectTicket ticket) throws IOException {
    Export export = Exports.cameHome(ticket.key(), ticket.number());
    if (export == null || export.contract.type() != ticket.type()) {
      throw new WireException(
          "A handle to a " + ticket.type().getName() + " came back that is not shared any more");
    }
    return new LocalHandle(export, ticket.timeoutNanos()).proxy();
  }

  static Object first(Contract contract, Object target) {
    return new LocalHandle(Exports.add(contract, target), Waits.FOREVER).proxy();
  }

  Export export() {
    return export;
  }

  @Override
  Handle limited(long nanos) {
    return new LocalHandle(export, nanos);
  }

  @Override
  long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  @Nullable Object call(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    Method known = contract().method(contract().numberOf(method));
    try {
      return (known == null ? method : known).invoke(export.target, arguments);
    } catch (InvocationTargetException thrown) {
      Throwable cause = thrown.getCause();
      throw cause == null ? thrown : cause;
    }
  }

  @Override
  public Ticket ticket() {
    return Exports.ticket(export, timeoutNanos);
  }
}
