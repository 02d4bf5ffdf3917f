package plait.internal.ship;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The way from a worker to the {@link Delivery} of its parent.
 *
 * <p>Any thread of the worker may call it at any time, also while it decodes a task, runs a static
 * initializer, or is interrupted. So the answer must not need a thread that runs code of the
 * program, and an interrupt does not end the wait: it stays set.
 */
public interface ClassFetch {
  /**
   * Asks the parent and waits for what {@link Delivery#answer} gave.
   *
   * @param loader number of the loader that is asked
   * @param name what is wanted of it, in a form that is the business of both ends alone
   * @return the answer; null if the parent has none
   * @throws IOException if the link is gone
   */
  byte @Nullable [] fetch(int loader, String name) throws IOException;
}
