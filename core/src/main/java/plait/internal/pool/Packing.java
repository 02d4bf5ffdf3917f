package plait.internal.pool;

import org.jspecify.annotations.Nullable;

/**
 * Makes values ready to travel, in the thread that hands them in: later changes of them are not
 * seen. What cannot travel is refused here, before anything is queued.
 */
public interface Packing {

  /** Packs a target or a function. */
  Packed body(Object body);

  /** Packs an item; one that cannot change and always travels may be returned as it is. */
  @Nullable Object item(@Nullable Object item);
}
