package plait.internal.queue;

import java.util.concurrent.atomic.AtomicLong;
import plait.internal.thread.Waits;

/**
 * Counts what is done of what was put into a queue, and those who wait for all of it.
 *
 * <p>{@code done} is never more than the queue's {@code puts}, which grows, too: reading {@code
 * done} first gives a difference that held at the moment of that read.
 */
final class Marks {
  private final LocalWorkQueue<?> queue;
  private final AtomicLong done = new AtomicLong();
  private final WaitList joiners = new WaitList(() -> unfinished() == 0);

  Marks(LocalWorkQueue<?> queue) {
    this.queue = queue;
  }

  long unfinished() {
    long marked = done.get();
    return queue.puts() - marked;
  }

  void mark() {
    while (true) {
      long marked = done.get();
      if (marked >= queue.puts()) {
        throw new IllegalStateException(
            "All items of " + queue.name() + " are done: taskDone() comes once for each item.");
      }
      if (done.compareAndSet(marked, marked + 1)) {
        break;
      }
    }
    signal();
  }

  /** Marks items that nobody will get. */
  void drop(int items) {
    if (items > 0) {
      done.addAndGet(items);
      signal();
    }
  }

  private void signal() {
    if (joiners.isWanted() && unfinished() == 0) {
      joiners.signalAll();
    }
  }

  boolean await(long nanos) {
    if (unfinished() == 0) {
      return true;
    }
    var wait = new JoinWait();
    return nanos != 0 && Waits.await(wait, nanos, wait);
  }

  private final class JoinWait extends QueueWait {
    @Override
    public boolean await(long nanos) throws InterruptedException {
      return joiners.await(nanos, this::attempt);
    }

    @Override
    boolean tryOnce() {
      return unfinished() == 0;
    }

    @Override
    boolean mightSucceed() {
      return unfinished() == 0;
    }

    @Override
    public String describe() {
      return "the end of the work of " + queue.name();
    }
  }
}
