package plait.internal.pool;

import java.util.List;
import plait.DeadlockException;
import plait.Task;
import plait.WaitInterruptedException;
import plait.internal.thread.Places;
import plait.internal.thread.Waits;

/** Waiting for the end of a pool. */
record Ending(View<?> pool) {

  boolean await(long nanos) throws InterruptedException {
    refuseFromOwnTask();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return crew().stage().hasEnded()
        || (nanos > 0 && Waits.interruptibly(crew(), limitOf(nanos), crew().stage()::awaitEnd));
  }

  private Crew crew() {
    return pool.crew;
  }

  /** The greatest time is how an executor's users say for ever; then a deadlock can be found. */
  private static long limitOf(long nanos) {
    return nanos == Long.MAX_VALUE ? Waits.FOREVER : nanos;
  }

  void close() {
    refuseFromOwnTask();
    Stage stage = crew().stage();
    stage.advance(Stage.CLOSING);
    if (stage.hasEnded()) {
      return;
    }
    try {
      Waits.await(crew(), () -> stage.awaitEnd(Waits.FOREVER));
    } catch (WaitInterruptedException interrupted) {
      stopAndWait();
    } catch (RuntimeException ended) {
      stopAndWait();
      throw ended;
    }
  }

  private void stopAndWait() {
    List<?> _ = pool.shutdownNow();
    Waits.shielded(() -> Waits.forLock(crew(), () -> crew().stage().awaitEnd(Waits.FOREVER)));
  }

  private void refuseFromOwnTask() {
    if (crew().isOwn()) {
      throw new DeadlockException(
          "A task waits for the end of the pool that it runs in:",
          List.of(
              new DeadlockException.Link(
                  Task.current().name(),
                  crew().describe(),
                  Places.waitsAt(Thread.currentThread()),
                  "the pool has not ended while the task runs")),
          "Close the pool outside of its tasks; shutdown() does not wait.");
    }
  }
}
