package plait.internal.process;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Joins the two ends of a failure: below the worker's frames comes the line that started the task,
 * so that one trace tells the whole way.
 */
final class RemoteTrace {
  private static final String MACHINERY = "plait.internal.worker.";
  private static final String REFLECTION = "jdk.internal.reflect.";

  private RemoteTrace() {}

  /** Gives the failure, as thrown in the process of that number, its whole way. */
  static Exception joined(Throwable failure, long pid, @Nullable StackTraceElement startSite) {
    extendIfItCan(failure, pid, "plait.Processes", "start", startSite);
    return failure instanceof Exception exception ? exception : sneaky(failure);
  }

  /** The same for what ran in a process of a pool. */
  static Throwable of(Throwable failure, long pid) {
    extendIfItCan(failure, pid, "plait.ProcessPool", "worker", null);
    return failure;
  }

  /** Methods of the program's own exceptions may fail: then the trace stays as it came. */
  private static void extendIfItCan(
      Throwable failure,
      long pid,
      String type,
      String method,
      @Nullable StackTraceElement startSite) {
    try {
      extend(failure, pid, type, method, startSite);
    } catch (RuntimeException | Error itsOwn) {
      // it is thrown all the same
    }
  }

  private static void extend(
      Throwable failure,
      long pid,
      String type,
      String method,
      @Nullable StackTraceElement startSite) {
    StackTraceElement[] remote = failure.getStackTrace();
    int own = ownFrames(remote);
    int more = startSite == null ? 1 : 2;
    StackTraceElement[] whole = Arrays.copyOf(remote, own + more);
    whole[own] = new StackTraceElement(type, method, "in process " + pid, -1);
    if (startSite != null) {
      whole[own + 1] = startSite;
    }
    failure.setStackTrace(whole);
  }

  /** How many frames, from the innermost on, are not the worker's machinery. */
  private static int ownFrames(StackTraceElement[] remote) {
    for (int i = 0; i < remote.length; i++) {
      if (remote[i].getClassName().startsWith(MACHINERY)) {
        return i > 0 && remote[i - 1].getClassName().startsWith(REFLECTION) ? i - 1 : i;
      }
    }
    return remote.length;
  }

  /** Errors travel as they are. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> Exception sneaky(Throwable failure) throws E {
    throw (E) failure;
  }
}
