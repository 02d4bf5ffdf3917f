package plait.internal.pool;

import org.jspecify.annotations.Nullable;

/** The reply to a load of one thing; confined to the thread that asks. */
final class Answer implements Replies {
  private @Nullable Object value;
  private @Nullable Throwable thrown;

  @Override
  public void value(int at, @Nullable Object given) {
    value = given;
  }

  @Override
  public void failure(int at, Throwable failure) {
    thrown = failure;
  }

  /** Returns or throws as the body did. */
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // what it returned
  <R extends @Nullable Object> R result() throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof Exception exception) {
      throw exception;
    }
    if (thrown != null) {
      throw new IllegalStateException("a throwable of a kind of its own", thrown);
    }
    return (R) value;
  }
}
