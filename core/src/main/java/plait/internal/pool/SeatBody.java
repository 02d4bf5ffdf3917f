package plait.internal.pool;

import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.Task;

/** The body of a task whose packed target runs in the seat of the worker. */
record SeatBody<T extends @Nullable Object>(Packed packed, Options options) implements Target<T> {

  @Override
  public T call() throws Exception {
    return options.arePlain()
        ? send()
        : new Calls(options, true).call(() -> Task.current().name(), this::send);
  }

  private T send() throws Exception {
    return Station.current()
        .call(() -> Load.of(packed), options.limit(), () -> Task.current().name());
  }
}
