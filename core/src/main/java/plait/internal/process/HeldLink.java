package plait.internal.process;

import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nobody waits for a dead worker because another process holds its link open. What
 * the worker has written is read before that. For one thread, the caretaker.
 */
final class HeldLink {
  /** So long a read goes on after the death, and the link is taken to be held by others. */
  private static final long PATIENCE_NANOS = 500_000_000;

  private @Nullable HeldPipes pipes;

  /** The read that waits, and since when. */
  private long read = -1;

  private long since;

  /** Looks after a link that somebody reads from or writes to; false if there was nothing to do. */
  boolean release(@Nullable PipeInput in, long worker, boolean isAlive) {
    if (in == null) {
      return false;
    }
    HeldPipes known = pipes;
    if (known == null) {
      pipes = HeldPipes.of(worker);
      return false;
    }
    if (isAlive) {
      return false;
    }
    boolean taken = known.takeWritten();
    if (isOverdue(in.waitingRead(), known)) {
      in.end();
      known.endRead();
    }
    return taken;
  }

  private boolean isOverdue(long waiting, HeldPipes known) {
    if (waiting < 0 || waiting != read || !known.isRead()) {
      read = waiting;
      since = System.nanoTime();
      return false;
    }
    return System.nanoTime() - since >= PATIENCE_NANOS;
  }
}
