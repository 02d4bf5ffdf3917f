package plait.sharedobject;

import org.jspecify.annotations.Nullable;
import plait.Target;

/** Called in the process that owns it. */
class SharedObjectHereTest extends SharedObjectContract {
  @Override
  <T extends @Nullable Object> T from(Target<T> caller) {
    try {
      return caller.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
