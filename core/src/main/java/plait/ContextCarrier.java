package plait;

/**
 * Carries context (a logging context, a trace id, a security identity) from the task that starts
 * another to the one that is started.
 *
 * <p>Carriers found by {@link java.util.ServiceLoader} act on every task; one given to {@link
 * ThreadSettings#carrying(ContextCarrier)} acts on the tasks of that view. {@link #capture()} runs
 * in the starting thread at every start, {@link Captured#install()} in the new task before its
 * body, and the {@link Hold} it returns is closed after the body, in the same thread.
 *
 * <p>Context stays in this JVM: tasks that run in processes do not get it, since what a carrier
 * takes is objects of this JVM and of its classes. Let their bodies capture the values they need.
 *
 * <p>If a carrier throws, the start or the task fails with that exception.
 *
 * <p>Python: the {@code context=} of {@code threading.Thread} (3.14).
 */
public interface ContextCarrier {

  /**
   * Takes a copy of the calling thread's context. Must not wait.
   *
   * @return the copy; it is installed once
   */
  Captured capture();

  /** A context on its way from one thread to another. */
  @FunctionalInterface
  interface Captured {

    /**
     * Makes the context that of the calling thread.
     *
     * @return closed after the task's body; restores what was there before
     */
    Hold install();
  }
}
