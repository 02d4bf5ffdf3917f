package plait;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A wait was refused or ended because it could never have ended: it closed a cycle of tasks that
 * wait for each other, or nobody alive can bring what every task waits for. One task of the cycle
 * gets this exception; the others go on as soon as it gives back what it holds.
 *
 * <p>The message shows the cycle, a line per task: what it holds and where it took it, what it
 * waits for and where.
 *
 * <p>Python: nothing; the program hangs.
 */
public final class DeadlockException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** The tasks involved, the one that got this exception first. */
  private final List<Link> cycle;

  /**
   * One task of the cycle.
   *
   * @param task its name
   * @param waitsFor what it waits for
   * @param waitsAt the line of its code that waits
   * @param neededFrom who could end that wait, and where they took what they hold
   */
  public record Link(String task, String waitsFor, String waitsAt, String neededFrom)
      implements Serializable {

    @Override
    public String toString() {
      return task
          + " waits for "
          + waitsFor
          + " at "
          + waitsAt
          + (neededFrom.isEmpty() ? "" : "; " + neededFrom);
    }
  }

  /**
   * Makes one.
   *
   * @param summary the first line of the message
   * @param cycle the tasks involved, the one that gets this exception first
   * @param fix the last line of the message: how to mend the program
   */
  public DeadlockException(String summary, List<Link> cycle, String fix) {
    super(
        cycle.stream()
            .map(link -> "\n  " + link)
            .collect(Collectors.joining("", summary, "\n" + fix)));
    this.cycle = List.copyOf(cycle);
  }

  /**
   * The tasks that wait for each other.
   *
   * @return one link per task, the one that got this exception first; unmodifiable
   */
  public List<Link> cycle() {
    return cycle;
  }
}
