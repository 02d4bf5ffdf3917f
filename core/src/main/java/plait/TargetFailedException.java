package plait;

import org.jspecify.annotations.Nullable;

/**
 * A task's body threw. Thrown by joining the task; the cause is the original exception, and the
 * message names the task and where it was started.
 *
 * <p>Python: re-raised as it is by {@code Future.result()}, lost by {@code Thread.join()}.
 */
public final class TargetFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The task's name. */
  private final String taskName;

  /**
   * Makes one.
   *
   * @param taskName the name of the task
   * @param startSite where the task was started, or null if that is not known
   * @param cause what its body threw
   */
  public TargetFailedException(
      String taskName, @Nullable StackTraceElement startSite, Throwable cause) {
    super(message(taskName, startSite, cause), cause);
    this.taskName = taskName;
  }

  private static String message(
      String taskName, @Nullable StackTraceElement startSite, Throwable cause) {
    return taskName
        + (startSite == null ? "" : ", started at " + startSite + ",")
        + " failed: "
        + firstLine(text(cause));
  }

  private static String text(Throwable cause) {
    try {
      return cause.toString();
    } catch (RuntimeException | Error itsOwn) {
      return cause.getClass().getName();
    }
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end) + " …";
  }

  /**
   * The name of the task that failed.
   *
   * @return the name it had when it failed
   */
  public String taskName() {
    return taskName;
  }

  /**
   * What the task's body threw.
   *
   * @return the original exception, never null
   */
  @Override
  @SuppressWarnings("NullAway") // always made with a cause
  public synchronized Throwable getCause() {
    return super.getCause();
  }
}
