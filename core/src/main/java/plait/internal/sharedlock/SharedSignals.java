package plait.internal.sharedlock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.internal.lock.Signals;
import plait.internal.shared.Bell;
import plait.internal.thread.Waits;

/**
 * Those who wait for a signal in several processes. Each process has its own line of them; shared
 * is how many wait in each and how many signals each has got, see {@link SignalCounts}. Of the
 * threads of a process one, the leader, sleeps on the shared count of changes and hands signals out
 * to the first in line; the others are parked.
 *
 * <p>{@code line} and {@code leader} are guarded by this object's monitor; within it the guard of
 * the site is entered.
 */
final class SharedSignals extends Signals {
  private final Site site;
  private final SignalCounts counts;
  private final Deque<Place> line = new ArrayDeque<>();
  private @Nullable Thread leader;

  SharedSignals(ProcessLock lock, Site site, Supplier<String> description) {
    super(lock, description);
    this.site = site;
    this.counts = new SignalCounts(site);
  }

  /** A waiter in its place; {@code number} tells who came first, in all processes. */
  private static final class Place extends Waiter {
    private long number;

    Place(SharedSignals signals) {
      super(signals);
    }

    void signal() {
      signalled();
    }

    /** Another process may signal. */
    @Override
    public boolean mayEndByItself() {
      return true;
    }
  }

  @Override
  protected synchronized Waiter add() {
    Place place = new Place(this);
    place.number = counts.add();
    line.add(place);
    return place;
  }

  @Override
  protected synchronized boolean giveUp(Waiter waiter) {
    handOut();
    while (!waiter.isSignalled()) {
      Place next = line.peekFirst() == waiter ? second() : line.peekFirst();
      if (counts.leave(next == null ? 0 : next.number)) {
        line.remove((Place) waiter);
        return true;
      }
      handOut();
    }
    return false;
  }

  private @Nullable Place second() {
    var all = line.iterator();
    all.next();
    return all.hasNext() ? all.next() : null;
  }

  /** Passes on to the first in line what signals this process has got. */
  private synchronized void handOut() {
    for (int left = counts.takeAll(line.size()); left > 0; left--) {
      Place first = line.removeFirst();
      first.signal();
      LockSupport.unpark(first.thread);
    }
    Place next = line.peekFirst();
    if (next != null) {
      counts.order(next.number);
    }
  }

  @Override
  protected void signal(int count) {
    counts.signal(count);
    handOut();
  }

  @Override
  protected boolean park(Waiter waiter, long nanos) throws InterruptedException {
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    try {
      while (!waiter.isSignalled()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long left = nanos == Waits.FOREVER ? Long.MAX_VALUE : deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        if (leads()) {
          lead(waiter, Math.min(left, Bell.SLICE_NANOS));
        } else {
          LockSupport.parkNanos(this, left);
        }
      }
      return true;
    } finally {
      passLead();
    }
  }

  private void lead(Waiter waiter, long nanos) {
    int seen = site.changes();
    handOut();
    if (waiter.isSignalled()) {
      return;
    }
    site.sleep(seen, nanos);
    if (site.changes() == seen) {
      counts.passOnOfTheDead();
    }
  }

  private synchronized boolean leads() {
    if (leader == null) {
      leader = Thread.currentThread();
    }
    return leader == Thread.currentThread();
  }

  /** Who was chosen to lead may leave before it knows: so whoever leaves looks after that. */
  private synchronized void passLead() {
    Thread me = Thread.currentThread();
    if (leader == null || leader == me) {
      leader = null;
      List<Place> others = line.stream().filter(place -> place.thread != me).limit(1).toList();
      others.forEach(place -> LockSupport.unpark(place.thread));
    }
  }

  @Override
  protected int size() {
    return counts.waiting();
  }
}
