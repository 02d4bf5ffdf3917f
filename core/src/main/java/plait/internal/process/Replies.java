package plait.internal.process;

import org.jspecify.annotations.Nullable;

/** Who is told how the things of a load went, in their order, in the thread that performs it. */
public interface Replies {

  /** What ran at this place returned this. */
  void value(int at, @Nullable Object value);

  /** What ran at this place and those after it returned these, the first {@code n} of the array. */
  default void values(int at, @Nullable Object[] values, int n) {
    for (int i = 0; i < n; i++) {
      value(at + i, values[i]);
    }
  }

  /** What ran at this place threw this, or its result could not travel. */
  void failure(int at, Throwable thrown);

  /** Whether the whole load is to stop: asked when it has been sent, so that no stop is missed. */
  default boolean isStopped() {
    return false;
  }
}
