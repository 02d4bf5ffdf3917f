package plait.internal.sharedobject;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins the two ends of a failure: below the frames of the process that has the object come those
 * of the call.
 */
final class JoinedTrace {
  private static final String MACHINERY = JoinedTrace.class.getPackageName() + ".";

  private JoinedTrace() {}

  /** The failure, as thrown in the process of that number, with its whole way. */
  static Throwable of(Throwable failure, long pid) {
    try {
      List<StackTraceElement> whole = new ArrayList<>();
      addUntilMachinery(whole, failure.getStackTrace());
      whole.add(new StackTraceElement("plait.Processes", "share", "in process " + pid, -1));
      addAfterMachinery(whole, new Throwable().getStackTrace());
      failure.setStackTrace(whole.toArray(new StackTraceElement[0]));
    } catch (RuntimeException | Error itsOwn) {
      // methods of the program's own exceptions may fail: then the trace stays as it came
    }
    return failure;
  }

  private static void addUntilMachinery(List<StackTraceElement> whole, StackTraceElement[] trace) {
    for (StackTraceElement each : trace) {
      if (each.getClassName().startsWith(MACHINERY)) {
        break;
      }
      whole.add(each);
    }
    while (!whole.isEmpty() && isReflection(whole.getLast())) {
      whole.removeLast();
    }
  }

  private static void addAfterMachinery(List<StackTraceElement> whole, StackTraceElement[] trace) {
    boolean isCaller = false;
    for (StackTraceElement each : trace) {
      isCaller |= !each.getClassName().startsWith(MACHINERY) && !isReflection(each);
      if (isCaller) {
        whole.add(each);
      }
    }
  }

  private static boolean isReflection(StackTraceElement element) {
    String name = element.getClassName();
    return name.startsWith("jdk.internal.reflect.")
        || name.startsWith("java.lang.reflect.")
        || name.startsWith("java.lang.invoke.")
        || name.contains(".$Proxy");
  }
}
