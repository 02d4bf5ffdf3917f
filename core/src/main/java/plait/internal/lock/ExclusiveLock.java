package plait.internal.lock;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Strands;
import plait.internal.thread.Waits;
import plait.internal.thread.Wakes;

/**
 * A lock with one holder, who can wait for a signal meanwhile giving it back.
 *
 * <p>Who gets a signal needs the lock, so it is woken when that is given back.
 *
 * <p>{@code forfeits} is made once, under this object's monitor; {@code wakes} belongs to the
 * thread that holds the lock.
 */
public abstract class ExclusiveLock extends BlockingLock {
  private volatile @Nullable Forfeits forfeits;
  private @Nullable Wakes wakes;

  /** Gives the lock back once, as the JDK's lock does. */
  protected abstract void release();

  protected abstract @Nullable Thread holder();

  public abstract int holdCount();

  public abstract boolean isHeldByCurrentThread();

  @Override
  protected final boolean tryTake() {
    return tryLock();
  }

  @Override
  public final void unlock() {
    Wakes due = wakes == null ? null : takeWakes();
    try {
      release();
    } catch (IllegalMonitorStateException e) {
      Forfeits lost = forfeits;
      if (lost == null || !lost.redeem()) {
        throw notHeld("give back", e);
      }
    }
    if (due != null) {
      due.wakeAll();
    }
  }

  /** Wakes a thread that needs this lock: when the lock is given back, if the caller holds it. */
  final void wake(Thread sleeper) {
    if (isHeldByCurrentThread()) {
      Wakes mine = Strands.current().wakes();
      if (wakes != null && wakes != mine) {
        wakes.wakeAll();
      }
      mine.add(sleeper);
      wakes = mine;
    } else {
      LockSupport.unpark(sleeper);
    }
  }

  /** Those to be woken now that the lock is about to be given back, for good, by its holder. */
  private @Nullable Wakes takeWakes() {
    if (holdCount() != 1) {
      return null;
    }
    Wakes due = wakes;
    wakes = null;
    return due;
  }

  /** Gives the lock back as often as it was taken, and tells how often that was. */
  final int releaseAll() {
    int holds = holdCount();
    wakes = null;
    for (int i = 0; i < holds; i++) {
      release();
    }
    Strands.current().wakeAll();
    return holds;
  }

  /**
   * Takes the lock as often as it was given back. Nothing but a deadlock ends this early; then the
   * calls that would give the lock back do nothing, so that blocks unwind.
   */
  final void retake(int holds) {
    try {
      if (!tryTake()) {
        Waits.shielded(() -> Waits.forLock(awaited(), this::takeInterruptibly));
      }
    } catch (RuntimeException refused) {
      forfeits().add(holds);
      throw refused;
    }
    for (int i = 1; i < holds; i++) {
      lock();
    }
  }

  private synchronized Forfeits forfeits() {
    Forfeits made = forfeits;
    if (made == null) {
      made = new Forfeits();
      forfeits = made;
    }
    return made;
  }

  public final void requireHeld(String act) {
    if (!isHeldByCurrentThread()) {
      throw notHeld(act, null);
    }
  }

  private IllegalMonitorStateException notHeld(String act, @Nullable Throwable cause) {
    Thread holder = holder();
    var exception =
        new IllegalMonitorStateException(
            "Cannot "
                + act
                + ": this thread does not hold "
                + describe()
                + (holder == null ? elsewhere() : "; " + Strands.nameOf(holder) + " does."));
    exception.initCause(cause);
    return exception;
  }

  /** Who holds it, for text forms: {@code "free"}, {@code "held by payer"}. */
  protected String holding() {
    return Texts.holder(holder());
  }

  /** Who holds it, if no thread of this program does. */
  protected String elsewhere() {
    return "; nobody does.";
  }

  @Override
  public final Condition newCondition() {
    return new LockCondition(this);
  }
}
