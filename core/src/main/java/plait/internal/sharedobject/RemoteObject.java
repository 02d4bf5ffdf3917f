package plait.internal.sharedobject;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.NotSendableException;
import plait.SharedObjectGoneException;
import plait.WaitTimeoutException;
import plait.internal.process.Program;
import plait.internal.wire.WireException;

/**
 * An object of another process, as this one knows it: once, however many handles lead to it. When
 * none does any more, the owner is told.
 *
 * <p>{@code KNOWN} is guarded by its monitor.
 */
final class RemoteObject {
  private static final long CLAIM_NANOS = 10_000_000_000L;
  private static final Map<Long, WeakReference<RemoteObject>> KNOWN = new HashMap<>();

  private static final class Drops {
    static final Cleaner CLEANER =
        Cleaner.create(
            Thread.ofPlatform()
                .name("plait-handles")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .factory());
  }

  final Caller caller;
  final long key;
  final Contract contract;
  private final ObjectTicket origin;

  private RemoteObject(Caller caller, ObjectTicket origin, Contract contract) {
    this.caller = caller;
    this.origin = origin;
    this.key = origin.key();
    this.contract = contract;
  }

  /** What is to be done when it is not reachable any more. */
  private record Drop(Caller caller, long key) implements Runnable {
    @Override
    public void run() {
      synchronized (KNOWN) {
        KNOWN.computeIfPresent(key, (k, known) -> known.refersTo(null) ? null : known);
      }
      try {
        byte[] _ = caller.ask(Question.drop(key).bytes(), CLAIM_NANOS, () -> "A handle");
      } catch (RuntimeException gone) {
        // the owner has ended, or counts the whole process out when that ends
      }
    }
  }

  /**
   * The object of a ticket.
   *
   * @throws WireException if it is not there any more
   */
  static RemoteObject claim(ObjectTicket ticket) throws WireException {
    try {
      Contract contract = Contract.of(ticket.type());
      Caller caller = Caller.to(ticket.owner(), ticket.desk().claim());
      RemoteObject known = known(ticket.key());
      boolean isKnown = known != null && known.caller == caller;
      ask(caller, ticket, isKnown);
      return isKnown && known != null ? known : added(caller, ticket, contract);
    } catch (RuntimeException refused) {
      throw new WireException(
          "A handle to a shared " + ticket.type().getName() + " came: " + refused.getMessage(),
          refused);
    }
  }

  private static void ask(Caller caller, ObjectTicket ticket, boolean isKnown)
      throws WireException {
    byte[] answer =
        caller.ask(
            Question.claim(ticket.key(), ticket.number(), !isKnown).bytes(),
            CLAIM_NANOS,
            () -> "The " + ticket.type().getSimpleName());
    if (answer.length == 0 || answer[0] != Answer.VALUE) {
      throw caller.gone(() -> ticket.type().getSimpleName(), "it is not shared any more there");
    }
  }

  private static @Nullable RemoteObject known(long key) {
    synchronized (KNOWN) {
      WeakReference<RemoteObject> known = KNOWN.get(key);
      return known == null ? null : known.get();
    }
  }

  private static RemoteObject added(Caller caller, ObjectTicket ticket, Contract contract) {
    RemoteObject object = new RemoteObject(caller, ticket, contract);
    var _ = Drops.CLEANER.register(object, new Drop(caller, object.key));
    synchronized (KNOWN) {
      KNOWN.put(object.key, new WeakReference<>(object));
    }
    return object;
  }

  /**
   * What has to be sent for another process to find it. The owner is told of it.
   *
   * @throws NotSendableException if the object is not there any more
   */
  ObjectTicket ticket(long timeoutNanos) {
    long number = Exports.newNumber();
    String what = "The " + contract.type().getSimpleName();
    byte[] answer;
    try {
      answer = caller.ask(Question.sendOn(key, number).bytes(), CLAIM_NANOS, () -> what);
    } catch (SharedObjectGoneException | WaitTimeoutException gone) {
      throw new NotSendableException(String.valueOf(gone.getMessage()), gone);
    }
    if (answer.length == 0 || answer[0] != Answer.VALUE) {
      throw new NotSendableException(
          what + " is not shared any more by process " + caller.pid(), null);
    }
    return new ObjectTicket(
        origin.desk(), origin.owner(), key, number, contract.type(), timeoutNanos);
  }

  /** What an answer holds. */
  @Nullable Object read(byte[] answer, Supplier<String> what) throws Throwable {
    Object content;
    try {
      content = Program.letters().read(answer, 1, answer.length);
    } catch (WireException unreadable) {
      throw unreadable.asRefusal("The result of " + what.get());
    }
    return switch (answer[0]) {
      case Answer.VALUE -> content;
      case Answer.FAILURE ->
          throw content instanceof Throwable failure
              ? JoinedTrace.of(failure, caller.pid())
              : broken(what);
      case Answer.GONE -> throw caller.gone(what, String.valueOf(content));
      default -> throw broken(what);
    };
  }

  private SharedObjectGoneException broken(Supplier<String> what) {
    return caller.gone(what, "what came back is no answer");
  }
}
