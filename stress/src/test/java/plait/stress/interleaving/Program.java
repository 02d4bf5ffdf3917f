package plait.stress.interleaving;

import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import plait.Action;

/**
 * What some threads do together: each of its operations, marked to run once, is one thread's part.
 * Parts may wait for each other; one that waits for ever is reported.
 */
public abstract class Program {
  private volatile @Nullable Throwable failure;

  /** Does something that must not fail. */
  protected final void act(Action action) {
    try {
      action.run();
    } catch (Exception | AssertionError e) {
      failure = e;
    }
  }

  /** Whether the goal is reached when all parts have come to their end. */
  protected abstract boolean reached() throws Exception;

  @Validate
  public final void validate() throws Exception {
    Throwable failed = failure;
    if (failed != null) {
      throw new AssertionError("a part failed: " + failed, failed);
    }
    if (!reached()) {
      throw new AssertionError("the goal is not reached");
    }
  }
}
