package plait.internal.lock;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;
import plait.CountingSemaphore;
import plait.Hold;
import plait.WaitTimeoutException;
import plait.internal.thread.Blocker;
import plait.internal.thread.Names;
import plait.internal.thread.Waits;

/**
 * The semaphore. Its own synchronizer rather than the JDK's semaphore: a bounded one has to compare
 * with its bound and to add in one step.
 *
 * <p>The permits are the state of the synchronizer. {@code released} goes from false to true once:
 * from then on permits may come from anybody.
 */
public final class PermitSemaphore implements CountingSemaphore, Blocker {
  private static final List<String> TAKERS = List.of("plait/CountingSemaphore");

  private final Names name;
  private final int initial;
  private final boolean bounded;
  private final Permits permits;
  private final PermitHolds holds;
  private volatile boolean released;

  /** The number of permits, and the queue of those who wait. Barging is allowed. */
  private static final class Permits extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1L;
    private final int most;

    Permits(int initial, int most) {
      this.most = most;
      setState(initial);
    }

    int now() {
      return getState();
    }

    boolean tryTake(int count) {
      return tryAcquireShared(count) >= 0;
    }

    @Override
    protected int tryAcquireShared(int count) {
      while (true) {
        int before = getState();
        int left = before - count;
        if (left < 0 || compareAndSetState(before, left)) {
          return left;
        }
      }
    }

    @Override
    protected boolean tryReleaseShared(int count) {
      while (true) {
        int before = getState();
        if (count > most - before) {
          throw new IllegalStateException(
              "Cannot release "
                  + count
                  + " of a semaphore that has "
                  + before
                  + " of at most "
                  + most
                  + " permits: there were more releases than acquires.");
        }
        if (compareAndSetState(before, before + count)) {
          return true;
        }
      }
    }
  }

  public PermitSemaphore(@Nullable String name, int permits, boolean bounded) {
    this.name = new Names("semaphore", name);
    this.initial = Counts.atLeastZero(permits, "number of permits");
    this.bounded = bounded;
    this.permits = new Permits(permits, bounded ? permits : Integer.MAX_VALUE);
    this.holds = new PermitHolds(permits, this::releaseHeld, this);
  }

  @Override
  public Hold hold() {
    acquire();
    return holds.record();
  }

  @Override
  public Hold hold(Duration timeout) {
    if (!tryAcquire(timeout)) {
      throw new WaitTimeoutException(
          describe() + " was not there within " + timeout + Texts.holders(this));
    }
    return holds.record();
  }

  @Override
  public void acquire() {
    if (!permits.tryTake(1)) {
      Waits.await(this, () -> permits.acquireSharedInterruptibly(1));
    }
  }

  @Override
  public void acquire(int count) {
    SeveralPermits.check(this, count, bounded, initial);
    if (!permits.tryTake(count)) {
      Blocker several = SeveralPermits.of(this, count, () -> permits() >= count);
      Waits.await(several, () -> permits.acquireSharedInterruptibly(count));
    }
  }

  @Override
  public boolean tryAcquire() {
    return permits.tryTake(1);
  }

  @Override
  public boolean tryAcquire(Duration timeout) {
    long nanos = Waits.nanos(timeout);
    return permits.tryTake(1)
        || (nanos > 0
            && Waits.await(this, nanos, limit -> permits.tryAcquireSharedNanos(1, limit)));
  }

  @Override
  public void release() {
    release(1);
  }

  @Override
  public void release(int count) {
    Counts.atLeastOne(count, "number of permits");
    if (!released) {
      released = true;
    }
    permits.releaseShared(count);
  }

  /** Gives back a permit whose hold was recorded. */
  private void releaseHeld() {
    permits.releaseShared(1);
  }

  @Override
  public int permits() {
    return permits.now();
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String describe() {
    return "a permit of CountingSemaphore " + name();
  }

  @Override
  public String heldBy(String releaser) {
    return releaser + (initial == 1 ? " holds it" : " holds one");
  }

  @Override
  public List<String> takers() {
    return TAKERS;
  }

  /** The holders, if all permits are held by blocks and never were released otherwise. */
  @Override
  public Releasers releasers(Thread waiter) {
    if (released) {
      return Releasers.ANYBODY;
    }
    List<Thread> holders = holds.holders();
    return holders.isEmpty() || holders.size() < initial
        ? Releasers.ANYBODY
        : Releasers.anyOf(holders);
  }

  @Override
  public boolean mayEndByItself() {
    return permits() > 0;
  }

  @Override
  public String toString() {
    return "CountingSemaphore["
        + name()
        + ", "
        + permits()
        + (bounded ? " of " + initial : "")
        + (permits() == 1 && !bounded ? " permit" : " permits")
        + Texts.waiting(permits.getQueueLength())
        + "]";
  }
}
