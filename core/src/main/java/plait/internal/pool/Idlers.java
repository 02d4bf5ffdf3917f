package plait.internal.pool;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Clock;

/**
 * The workers of a crew that have nothing to do, the last one first. One that was here for a while
 * ends; one whose seat has to be replaced is called for that. All under the crew's {@code hub}.
 */
final class Idlers implements Runnable {
  private static final int IDLE_TICKS = 30;

  private final Crew crew;
  private final ReentrantLock hub;
  private final long tickNanos;
  private final ArrayDeque<Worker> idle = new ArrayDeque<>();
  private boolean ticking;
  private long ticks;

  Idlers(Crew crew, ReentrantLock hub, long tickNanos) {
    this.crew = crew;
    this.hub = hub;
    this.tickNanos = tickNanos;
  }

  /** The one that came last, which is no longer idle; or null. */
  @Nullable Worker poll() {
    return idle.pollLast();
  }

  void add(Worker worker) {
    worker.idleSince = ticks;
    idle.addLast(worker);
    keepTicking();
  }

  void dismissAll() {
    for (Worker worker : idle) {
      worker.dismiss();
    }
    idle.clear();
  }

  private void keepTicking() {
    if (!ticking) {
      ticking = true;
      Clock.at(tickNanos, this);
    }
  }

  /** A tick of the clock. */
  @Override
  public void run() {
    hub.lock();
    try {
      ticking = false;
      ticks++;
      dismissOldest();
      if (crew.hasSeats()) {
        callUnfit();
      }
      if (!idle.isEmpty()) {
        keepTicking();
      }
    } finally {
      hub.unlock();
    }
  }

  private void dismissOldest() {
    int extra = crew.workers() - crew.size();
    for (Worker oldest = idle.peekFirst();
        oldest != null && ticks - oldest.idleSince > (extra > 0 ? 1 : IDLE_TICKS);
        oldest = idle.peekFirst()) {
      idle.removeFirst();
      oldest.dismiss();
      extra--;
    }
  }

  private void callUnfit() {
    for (Iterator<Worker> each = idle.iterator(); each.hasNext(); ) {
      Worker worker = each.next();
      if (worker.isUnfit() && crew.callOut(worker)) {
        each.remove();
        worker.wake();
      }
    }
  }
}
