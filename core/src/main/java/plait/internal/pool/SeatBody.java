package plait.internal.pool;

import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.Task;

/** The body of a task whose packed target runs in the seat of the worker. */
record SeatBody<T extends @Nullable Object>(Packed packed, Options options) implements Target<T> {

  @Override
  public T call() throws Exception {
    return options.arePlain()
        ? send(1)
        : new Calls(options, true).call(() -> Task.current().name(), new Attempts());
  }

  private T send(int attempt) throws Exception {
    return Station.current()
        .call(() -> Load.of(packed).attempt(attempt), options.limit(), () -> Task.current().name());
  }

  /** Sends it as often as it is called. */
  private final class Attempts implements Target<T> {
    private static final long serialVersionUID = 1L;
    private int made;

    @Override
    public T call() throws Exception {
      made++;
      return send(made);
    }
  }
}
