package plait.internal.sharedobject;

import java.time.Duration;
import java.util.Objects;
import plait.internal.thread.Waits;

/** What the door offers about shared objects. */
public final class Sharing {
  private Sharing() {}

  /** A handle to an object of this process, which can be sent to others. */
  public static <T> T share(Class<T> type, T object) {
    Objects.requireNonNull(type, "the interface is null");
    Objects.requireNonNull(object, "the object to share is null");
    Handle known = Handle.of(object);
    return known != null && known.contract().type() == type
        ? object
        : type.cast(LocalHandle.first(Contract.of(type), type.cast(object)));
  }

  /** A handle to the same object, each call of which waits at most so long. */
  @SuppressWarnings("unchecked") // the proxy has the same interface
  public static <T> T timeout(T shared, Duration limit) {
    return shared instanceof Wrapper wrapper
        ? (T) wrapper.around(timeout(wrapper.store(), limit))
        : (T) handle(shared).limited(Waits.nanos(limit)).proxy();
  }

  /** Ends the sharing of an object of this process. */
  public static void unshare(Object shared) {
    if (!(handle(shared) instanceof LocalHandle local)) {
      throw new IllegalStateException(
          handle(shared) + ": only that process can end it. A handle goes when nobody uses it.");
    }
    Exports.remove(local.export());
    for (Service each : Servants.atWorkFor(local.export())) {
      each.end(Answering.gone());
    }
  }

  private static Handle handle(Object shared) {
    Objects.requireNonNull(shared, "the handle is null");
    Handle handle = Handle.of(shared instanceof Wrapper wrapper ? wrapper.store() : shared);
    if (handle == null) {
      throw new IllegalArgumentException(
          shared.getClass().getName()
              + " is no handle to a shared object: give what Processes.share returned.");
    }
    return handle;
  }
}
