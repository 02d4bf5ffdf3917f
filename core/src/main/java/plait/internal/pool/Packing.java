package plait.internal.pool;

import org.jspecify.annotations.Nullable;
import plait.Target;

/**
 * Makes values ready to travel, in the thread that hands them in: later changes of them are not
 * seen. What cannot travel is refused here, before anything is queued.
 */
public interface Packing {

  /** Packs a target or a function. */
  Packed body(Object body);

  /** Packs the initializer of seats, whose result is to stay there as the worker's state. */
  Packed initializer(Target<?> target);

  /** Packs an item; one that cannot change and always travels may be returned as it is. */
  @Nullable Object item(@Nullable Object item);

  /** The same for an item that nobody changes until it is answered for. */
  default @Nullable Object lentItem(@Nullable Object item) {
    return item(item);
  }
}
