package plait.stress.memory;

import java.util.concurrent.Callable;

/** Calls what may throw checked exceptions: actors cannot, and nobody interrupts them. */
final class Uninterrupted {
  private Uninterrupted() {}

  static <T> T call(Callable<T> callable) {
    try {
      return callable.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
