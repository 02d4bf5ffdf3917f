package plait.internal.thread;

import org.jspecify.annotations.Nullable;

/** A piece of a task's code whose waits can be ended from outside: a scope, a token's run. */
public interface CancelFrame {

  /**
   * What a wait inside has to throw now, or null to go on waiting. Called by the strand inside,
   * which throws it.
   */
  @Nullable RuntimeException pending();

  /** Whether a wait inside has thrown on account of this frame. */
  boolean wasTold();

  /** Called at the end of a body that has not left the frame. */
  default void abandon() {}
}
