package plait.sanitizer.runtime;

/**
 * How the JDK runs virtual threads: by tasks in a fork-join pool. To unpark a thread orders
 * nothing, so these tasks are not followed as those of programs are.
 */
final class VirtualThreads {
  private static final Class<?> TASK = task();
  private static final long RUNNABLE = Raw.offset(TASK, "runnable");

  /** The class of what such a task runs, once one was seen. */
  private static volatile Class<?> continuation;

  private VirtualThreads() {}

  private static Class<?> task() {
    try {
      return Class.forName("java.util.concurrent.ForkJoinTask$RunnableExecuteAction");
    } catch (ClassNotFoundException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Whether a task does nothing but run a virtual thread on. */
  static boolean isContinuation(Object task) {
    if (task == null || task.getClass() != TASK) {
      return false;
    }
    Class<?> runs = Raw.reference(task, RUNNABLE).getClass();
    if (runs == continuation) {
      return true;
    }
    boolean found =
        runs.getClassLoader() == null && runs.getName().startsWith("java.lang.VirtualThread$");
    if (found) {
      continuation = runs;
    }
    return found;
  }
}
