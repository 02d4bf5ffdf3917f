package plait.internal.shared;

import java.util.concurrent.locks.LockSupport;
import plait.internal.worker.WorkerMain;

/**
 * Sees to it that a worker which has nothing to do gives memory back that its program has closed: a
 * handle that a task has left behind goes with the garbage, and an idle JVM collects none.
 *
 * <p>{@code running} is guarded by the monitor of this class.
 */
final class Leftovers implements Runnable {
  private static final long ROUND_NANOS = 500_000_000;
  private static boolean running;

  private Leftovers() {}

  /** Large memory of another process was mapped here. */
  static synchronized void expect() {
    if (!running && WorkerMain.isRunning()) {
      running = true;
      Thread.ofPlatform()
          .name("plait-leftovers")
          .daemon(true)
          .inheritInheritableThreadLocals(false)
          .start(new Leftovers());
    }
  }

  @Override
  public void run() {
    int collected = 0;
    while (!mayEnd()) {
      LockSupport.parkNanos(ROUND_NANOS);
      int closed = Memory.closedSomewhere();
      if (closed > collected) {
        System.gc();
      }
      collected = closed;
    }
  }

  private static synchronized boolean mayEnd() {
    running = Memory.isAnyLarge();
    return !running;
  }
}
