package plait.internal.worker;

import java.util.concurrent.locks.LockSupport;

/**
 * Sees that the program has gone although its end of the link is still open, because another
 * process has inherited it: the operating system gives an orphan another parent, for good.
 */
final class ParentWatch extends Thread {
  private static final long ROUND_NANOS = 1_000_000_000;
  private static final long STACK = 128 << 10;

  ParentWatch() {
    super(null, null, "plait-parent", STACK, false);
    setDaemon(true);
  }

  @Override
  public void run() {
    long parent = parentNow();
    while (parent == parentNow()) {
      LockSupport.parkNanos(ROUND_NANOS);
      Thread.interrupted();
    }
    Leave.orphaned();
  }

  /** The number of the parent, or -1 if there is none that can be seen. */
  private static long parentNow() {
    var parent = ProcessHandle.current().parent();
    return parent.isPresent() ? parent.get().pid() : -1;
  }
}
