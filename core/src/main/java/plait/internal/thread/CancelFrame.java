package plait.internal.thread;

import org.jspecify.annotations.Nullable;

/** A piece of a task's code whose waits can be ended from outside: a scope, a token's run. */
public interface CancelFrame {

  /** What a wait inside has to throw now, or null to go on waiting. Safe to call at any time. */
  @Nullable RuntimeException pending();
}
