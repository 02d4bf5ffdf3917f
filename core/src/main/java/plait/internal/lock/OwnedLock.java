package plait.internal.lock;

import java.util.Optional;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.RLock;
import plait.internal.thread.Names;

/**
 * The reentrant lock. Its own synchronizer rather than the JDK's lock, whose method that does not
 * wait looks at the state once more than the one that does; for the rest it is the same: newcomers
 * may overtake.
 *
 * <p>The first of those who wait, once woken in vain because a newcomer overtook it, rests for a
 * moment before it asks to be woken again: so a lock that is taken and given back in quick
 * succession does not wake somebody each time. It does so only a few times, for under long holds a
 * rest would miss the moments when the lock is free.
 *
 * <p>The state of the synchronizer is how often the lock is taken. The owner is written by the
 * thread that takes the lock or gives it back; {@code rests} without order, as a hint.
 */
public final class OwnedLock extends ExclusiveLock implements RLock {
  private final Names name;
  private final Sync sync = new Sync();

  private static final class Sync extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1L;
    private static final long REST_NANOS = 20_000;
    private static final int MOST_RESTS = 2;

    private int rests;

    boolean tryTake() {
      if (compareAndSetState(0, 1)) {
        setExclusiveOwnerThread(Thread.currentThread());
        return true;
      }
      return isHeldExclusively() && takeAgain();
    }

    private boolean takeAgain() {
      int holds = getState() + 1;
      if (holds < 0) {
        throw new IllegalMonitorStateException(
            "The lock was taken " + Integer.MAX_VALUE + " times by one thread: give it back.");
      }
      setState(holds);
      return true;
    }

    /** Called by threads that queue. */
    @Override
    protected boolean tryAcquire(int once) {
      boolean taken = takeFree(once) || (rest() && takeFree(once));
      if (taken) {
        rests = 0;
      }
      return taken;
    }

    private boolean takeFree(int once) {
      if (getState() == 0 && compareAndSetState(0, once)) {
        setExclusiveOwnerThread(Thread.currentThread());
        return true;
      }
      return false;
    }

    private boolean rest() {
      if (rests >= MOST_RESTS || getFirstQueuedThread() != Thread.currentThread()) {
        return false;
      }
      rests++;
      LockSupport.parkNanos(this, REST_NANOS);
      return true;
    }

    @Override
    protected boolean tryRelease(int once) {
      if (!isHeldExclusively()) {
        throw new IllegalMonitorStateException();
      }
      int holds = getState() - once;
      if (holds == 0) {
        setExclusiveOwnerThread(null);
      }
      setState(holds);
      return holds == 0;
    }

    @Override
    protected boolean isHeldExclusively() {
      return getExclusiveOwnerThread() == Thread.currentThread();
    }

    int holds() {
      return getState();
    }

    @Nullable Thread owner() {
      return getState() == 0 ? null : getExclusiveOwnerThread();
    }
  }

  public OwnedLock(@Nullable String name) {
    this(new Names("lock", name));
  }

  OwnedLock(Names name) {
    this.name = name;
  }

  @Override
  public boolean tryLock() {
    return sync.tryTake();
  }

  @Override
  protected void takeInterruptibly() throws InterruptedException {
    sync.acquireInterruptibly(1);
  }

  @Override
  protected boolean takeWithin(long nanos) throws InterruptedException {
    return sync.tryAcquireNanos(1, nanos);
  }

  @Override
  protected void release() {
    sync.release(1);
  }

  @Override
  public boolean isLocked() {
    return sync.holds() > 0;
  }

  @Override
  public boolean isHeldByCurrentThread() {
    return sync.isHeldExclusively();
  }

  @Override
  public int holdCount() {
    return sync.isHeldExclusively() ? sync.holds() : 0;
  }

  @Override
  protected @Nullable Thread holder() {
    return sync.owner();
  }

  @Override
  public Optional<Thread> owner() {
    return Optional.ofNullable(holder());
  }

  @Override
  public int waiters() {
    return sync.getQueueLength();
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String describe() {
    return "RLock " + name();
  }

  /** Nobody in particular while the lock changes hands, or is the waiter's already. */
  @Override
  public Releasers releasers(Thread waiter) {
    Thread owner = holder();
    return owner == null || owner == waiter ? Releasers.ANYBODY : Releasers.only(owner);
  }

  @Override
  public boolean mayEndByItself() {
    return !isLocked();
  }

  @Override
  public String toString() {
    return "RLock[" + name() + ", " + Texts.holder(holder()) + Texts.waiting(waiters()) + "]";
  }
}
