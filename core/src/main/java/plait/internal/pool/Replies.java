package plait.internal.pool;

import org.jspecify.annotations.Nullable;

/** Who is told how the things of a load went, in their order; in the thread inside perform. */
public interface Replies {

  /** The body returned this. */
  void value(int at, @Nullable Object value);

  /** The body threw this, or its result could not travel. */
  void failure(int at, Throwable thrown);
}
