package plait.internal.pool;

import org.jspecify.annotations.Nullable;

/** Who is told how the things of a load went, in their order; in the thread inside perform. */
public interface Replies {

  /** The body returned this. */
  void value(int at, @Nullable Object value);

  /** The body returned these for things in a row: the first {@code n} of the array. */
  default void values(int at, @Nullable Object[] values, int n) {
    for (int i = 0; i < n; i++) {
      value(at + i, values[i]);
    }
  }

  /** The body threw this, or its result could not travel. */
  void failure(int at, Throwable thrown);
}
