package plait.internal.lock;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.RLock;
import plait.internal.thread.Names;

/** The reentrant lock: a {@link ReentrantLock} whose waits are seen. */
public final class OwnedLock extends ExclusiveLock implements RLock {
  private final Names name;
  private final Sync sync = new Sync();

  private static final class Sync extends ReentrantLock {
    private static final long serialVersionUID = 1L;

    @Nullable Thread owner() {
      return getOwner();
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
    return sync.tryLock();
  }

  @Override
  void takeInterruptibly() throws InterruptedException {
    sync.lockInterruptibly();
  }

  @Override
  boolean takeWithin(long nanos) throws InterruptedException {
    return sync.tryLock(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  void release() {
    sync.unlock();
  }

  @Override
  public boolean isLocked() {
    return sync.isLocked();
  }

  @Override
  public boolean isHeldByCurrentThread() {
    return sync.isHeldByCurrentThread();
  }

  @Override
  public int holdCount() {
    return sync.getHoldCount();
  }

  @Override
  @Nullable Thread holder() {
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
