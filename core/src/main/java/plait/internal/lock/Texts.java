package plait.internal.lock;

import org.jspecify.annotations.Nullable;
import plait.internal.thread.Strands;

/** Parts of the text forms. */
final class Texts {
  private Texts() {}

  static String holder(@Nullable Thread holder) {
    return holder == null ? "free" : "held by " + Strands.nameOf(holder);
  }

  static String waiting(int waiters) {
    return waiters == 0 ? "" : ", " + waiters + " waiting";
  }
}
