package plait.internal.queue;

import plait.internal.thread.Blocker;
import plait.internal.thread.Waits;

/**
 * One wait for one side of a queue, as the search for standstills sees it.
 *
 * <p>What a wait waits for may be gone in the moment in which it gets it. So it says {@code trying}
 * before it tries and takes that back when it has failed, and whoever looks reads that last: then
 * there is no moment in which a wait that has succeeded looks as if it never could.
 */
abstract class QueueWait implements Blocker, Waits.TimedBlocking {
  private volatile boolean trying = true;

  /** Tries once; true if the wait is over. */
  final boolean attempt() {
    trying = true;
    boolean over = tryOnce();
    trying = over;
    return over;
  }

  /** Tries once, without waiting; true if the wait is over. */
  abstract boolean tryOnce();

  /** Whether a try might succeed now. Called by other threads. */
  abstract boolean mightSucceed();

  @Override
  public final boolean mayEndByItself() {
    return mightSucceed() || trying;
  }
}
