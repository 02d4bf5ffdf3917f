package plait.internal.sharedobject;

import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.Ticket;

/** A handle to an object of another process: calls travel. */
final class RemoteHandle extends Handle {
  private final RemoteObject object;
  private final long timeoutNanos;

  private RemoteHandle(RemoteObject object, long timeoutNanos) {
    super(object.contract, object.key);
    this.object = object;
    this.timeoutNanos = timeoutNanos;
  }

  static Object claimed(ObjectTicket ticket) throws IOException {
    return new RemoteHandle(RemoteObject.claim(ticket), ticket.timeoutNanos()).proxy();
  }

  @Override
  Handle limited(long nanos) {
    return new RemoteHandle(object, nanos);
  }

  @Override
  long pid() {
    return object.caller.pid();
  }

  @Override
  @Nullable Object call(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (method.isDefault()) {
      return contract().callDefault(proxy, method, arguments);
    }
    Question question = Question.call(object.key, contract().numberOf(method), arguments);
    Supplier<String> what = () -> Contract.words(method);
    try {
      return object.read(object.caller.ask(question.bytes(), timeoutNanos, what), what);
    } finally {
      Reference.reachabilityFence(question);
      Reference.reachabilityFence(object);
    }
  }

  /** The owner makes it: it has to know of every one that may come. */
  @Override
  public Ticket ticket() {
    return object.ticket(timeoutNanos);
  }
}
