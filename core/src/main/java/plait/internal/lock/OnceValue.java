package plait.internal.lock;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.Once;
import plait.Target;
import plait.TargetFailedException;
import plait.internal.thread.Blocker;
import plait.internal.thread.Names;
import plait.internal.thread.Waits;

/**
 * The value that is computed once, under a lock.
 *
 * <p>{@code result} goes from null to the result once, under the lock; {@code target} is guarded by
 * the lock and dropped with the result.
 */
public final class OnceValue<T extends @Nullable Object> implements Once<T>, Blocker {
  private final Names name = new Names("once", null);
  private final Computing computing = new Computing();
  private @Nullable Target<T> target;
  private volatile @Nullable Result<T> result;

  private record Result<T extends @Nullable Object>(T value) {}

  /** Held by the thread that computes. */
  private static final class Computing extends ReentrantLock {
    private static final long serialVersionUID = 1L;

    @Nullable Thread owner() {
      return getOwner();
    }
  }

  public OnceValue(Target<T> target) {
    this.target = Objects.requireNonNull(target, "the target is null");
  }

  @Override
  public T get() {
    Result<T> known = result;
    return known != null ? known.value() : compute();
  }

  private T compute() {
    if (computing.isHeldByCurrentThread()) {
      var refused = new SelfWait(describe(), "it is computing that value itself", List.of());
      Waits.await(refused, () -> {});
    }
    if (!computing.tryLock()) {
      Waits.await(this, computing::lockInterruptibly);
    }
    try {
      Result<T> known = result;
      if (known == null) {
        known = new Result<>(call(Objects.requireNonNull(target)));
        result = known;
        target = null;
      }
      return known.value();
    } finally {
      computing.unlock();
    }
  }

  private T call(Target<T> body) {
    try {
      return body.call();
    } catch (Throwable failure) {
      if (failure instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new TargetFailedException(describe(), null, failure);
    }
  }

  @Override
  public boolean isDone() {
    return result != null;
  }

  @Override
  public String describe() {
    return "the value of Once " + name.get();
  }

  @Override
  public String heldBy(String releaser) {
    return releaser + " is computing it";
  }

  @Override
  public Releasers releasers(Thread waiter) {
    Thread owner = computing.owner();
    return owner == null || owner == waiter ? Releasers.ANYBODY : Releasers.only(owner);
  }

  @Override
  public boolean mayEndByItself() {
    return !computing.isLocked();
  }

  @Override
  public String toString() {
    Thread owner = computing.owner();
    return "Once["
        + name.get()
        + (isDone() ? ", done" : owner == null ? ", not computed" : ", being computed")
        + Texts.waiting(computing.getQueueLength())
        + "]";
  }
}
