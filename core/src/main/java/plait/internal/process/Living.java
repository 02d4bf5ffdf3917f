package plait.internal.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.WorkerDiedException.Cause;
import plait.internal.shared.LeftNames;
import plait.internal.thread.UnjoinedFailures;

/**
 * The workers of this program that have a process, and the thread that looks after all of them: it
 * takes what comes out of their standard error, reads the links of those that nobody waits for, and
 * buries the dead among those. It ends when there are none.
 *
 * <p>{@code caretaker} is guarded by the monitor of this class. {@code closed} is set before those
 * are killed that are listed, and read after a worker was listed.
 */
final class Living {
  private static final long SHORTEST_NANOS = 1_000_000;
  private static final long LONGEST_NANOS = 32_000_000;

  /** So many rounds without a worker, and the thread ends. */
  private static final int LAST_ROUNDS = 8;

  /**
   * After so many quiet rounds, a second, no first result is kept waiting by a look at old files.
   */
  private static final int SWEEP_ROUND = 30;

  private static final Set<WorkerProcess> WORKERS = ConcurrentHashMap.newKeySet();
  private static @Nullable Thread caretaker;
  private static volatile boolean closed;

  private Living() {}

  static void add(WorkerProcess worker) {
    WORKERS.add(worker);
    callCaretaker();
    if (closed) {
      worker.kill(Cause.CLOSED);
    }
  }

  private static synchronized void callCaretaker() {
    if (caretaker == null) {
      caretaker =
          Thread.ofPlatform()
              .name("plait-caretaker")
              .daemon(true)
              .inheritInheritableThreadLocals(false)
              .start(new Caretaker());
    }
  }

  static void remove(WorkerProcess worker) {
    WORKERS.remove(worker);
  }

  /** Kills all of them, and those that are still to come, because the program ends. */
  static void closeAll() {
    closed = true;
    for (WorkerProcess worker : WORKERS) {
      worker.kill(Cause.CLOSED);
    }
  }

  private static final class Caretaker implements Runnable {
    @Override
    public void run() {
      lookAfter();
    }
  }

  private static void lookAfter() {
    long pause = SHORTEST_NANOS;
    int emptyRounds = 0;
    int quietRounds = 0;
    while (emptyRounds < LAST_ROUNDS || !mayEnd()) {
      boolean found = false;
      for (WorkerProcess worker : WORKERS) {
        found |= lookAfter(worker);
      }
      emptyRounds = WORKERS.isEmpty() ? emptyRounds + 1 : 0;
      pause = found ? SHORTEST_NANOS : Math.min(LONGEST_NANOS, 2 * pause);
      if (pause == LONGEST_NANOS && ++quietRounds == SWEEP_ROUND) {
        PrivateFolder.sweep();
        LeftNames.sweep();
      }
      LockSupport.parkNanos(pause);
      Thread.interrupted();
    }
  }

  /** What goes wrong with one worker concerns no other. */
  private static boolean lookAfter(WorkerProcess worker) {
    try {
      return worker.lookAfter();
    } catch (Throwable trouble) {
      tell(worker, trouble);
      return false;
    }
  }

  private static void tell(WorkerProcess worker, Throwable trouble) {
    try {
      UnjoinedFailures.guard(
          worker.toString(),
          () -> {
            throw new ExecutionException(trouble);
          });
    } catch (Throwable untold) {
      // standard error does not take it; the others are looked after all the same
    }
  }

  private static synchronized boolean mayEnd() {
    if (!WORKERS.isEmpty()) {
      return false;
    }
    caretaker = null;
    return true;
  }
}
