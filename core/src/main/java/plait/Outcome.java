package plait;

import org.jspecify.annotations.Nullable;

/**
 * How one piece of work ended: with a value, with a failure, or cancelled.
 *
 * <p>Python: what is left of a {@code Future} once it is done.
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T extends @Nullable Object> {

  /**
   * It returned a value.
   *
   * @param <T> the type of the value
   * @param value the value
   */
  record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

  /**
   * It threw.
   *
   * @param <T> the type of the value there is not
   * @param failure what it threw
   */
  record Failure<T extends @Nullable Object>(Throwable failure) implements Outcome<T> {}

  /**
   * It was cancelled.
   *
   * @param <T> the type of the value there is not
   * @param reason what it was cancelled with
   */
  record Cancelled<T extends @Nullable Object>(CancelledException reason) implements Outcome<T> {}

  /**
   * The value, if there is one.
   *
   * @return the value
   * @throws TargetFailedException if the work failed; its cause is the original
   * @throws CancelledException if it was cancelled
   */
  default T get() {
    return switch (this) {
      case Success<T>(T value) -> value;
      case Failure<T>(Throwable failure) -> throw new TargetFailedException("work", null, failure);
      case Cancelled<T>(CancelledException reason) -> throw reason;
    };
  }

  /**
   * Whether there is a value.
   *
   * @return true if there is
   */
  default boolean isSuccess() {
    return this instanceof Success<T>;
  }
}
