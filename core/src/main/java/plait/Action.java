package plait;

import java.io.Serializable;

/**
 * Something to do that has no result: the body of a task that is run for its effect.
 *
 * <p>It may throw anything; the failure reaches whoever joins the task. It is {@link Serializable},
 * so that every lambda passed to Plait can also travel to a worker process.
 *
 * <p>Python: the {@code target} of a {@code threading.Thread}.
 */
@FunctionalInterface
public interface Action extends Serializable {

  /**
   * Does it.
   *
   * @throws Exception whatever goes wrong
   */
  void run() throws Exception;
}
