package plait.internal.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.Hold;
import plait.PoolBrokenException;
import plait.Target;
import plait.internal.thread.BaseTask;
import plait.internal.thread.Blocker;
import plait.internal.thread.Clock;
import plait.internal.thread.Names;
import plait.internal.thread.Settings;
import plait.internal.thread.Waits;

/**
 * The workers of a pool and the states of its life:
 *
 * <pre>
 * OPEN -> CLOSING -> SHUT -> STOPPED
 * </pre>
 *
 * In CLOSING only the pool's own tasks may start others, from SHUT on nobody; in STOPPED nothing is
 * to run any more.
 *
 * <p>A worker that runs a task holds a slot, and there are {@code size} slots. Somebody who adds a
 * task looks, after that, whether a slot is free; a worker that finds no task gives its slot back
 * and looks, after that, whether there is a task: so one of them sees the other. A worker that
 * waits for a task of its own crew lends its slot to another worker, which runs that very task.
 *
 * <p>{@code hub} guards the idle workers, the numbers, the changes of {@code state} and {@code
 * slots}; the latter two are read without it. {@code coming} counts workers that are about to look
 * for a task, so that nobody calls another one; once they have looked and no longer count, they see
 * to it that somebody comes for what is left.
 */
final class Crew implements Blocker {
  static final int OPEN = 0;
  static final int CLOSING = 1;
  static final int SHUT = 2;
  static final int STOPPED = 3;

  private static final int IDLE_TICKS = 30;

  private final Settings settings;
  private final Names names;
  private final int size;
  private final long tickNanos;
  private final Intake intake;
  private final ReentrantLock hub = new ReentrantLock();
  private final Condition ended = hub.newCondition();
  private final ArrayDeque<Worker> idle = new ArrayDeque<>();
  private final BitSet numbers = new BitSet();
  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger slots = new AtomicInteger();
  private final AtomicInteger coming = new AtomicInteger();
  private final AtomicInteger runs = new AtomicInteger();
  private volatile int state = OPEN;
  private volatile @Nullable Target<?> initializer;
  private volatile @Nullable Throwable breakage;
  private boolean staffed;
  private boolean ticking;
  private long ticks;

  Crew(Settings settings, int size, int capacity, long tickNanos) {
    this.settings = settings;
    this.names = new Names("pool", settings.name());
    this.size = size;
    this.tickNanos = tickNanos;
    this.intake = new Intake(this, capacity);
  }

  Settings settings() {
    return settings;
  }

  String name() {
    return names.get();
  }

  int size() {
    return size;
  }

  Intake intake() {
    return intake;
  }

  AtomicInteger coming() {
    return coming;
  }

  int workers() {
    return workers.size();
  }

  @Nullable Target<?> initializer() {
    return initializer;
  }

  void initializer(Target<?> target) {
    hub.lock();
    try {
      if (staffed) {
        throw new IllegalStateException(
            "Pool " + name() + " has made workers already: set the initializer before the start.");
      }
      initializer = target;
    } finally {
      hub.unlock();
    }
  }

  // ---- starting

  /** Hands a task to the workers; false if there was no room for it within the time. */
  boolean submit(PoolTask<?> task, long nanos) {
    if (!intake.enter(isOwn(), nanos)) {
      return false;
    }
    if (!task.schedule()) {
      intake.leave();
      return true;
    }
    intake.add(task);
    try {
      callWorker();
    } catch (OutOfMemoryError noThread) {
      task.cancel(false);
      throw noThread;
    }
    return true;
  }

  /** Whether the caller is a worker of this crew. */
  boolean isOwn() {
    Worker me = Worker.current();
    return me != null && me.crew == this;
  }

  boolean refuses(boolean own) {
    int now = state;
    return now != OPEN && (now != CLOSING || !own || breakage != null);
  }

  RejectedExecutionException refusal() {
    Throwable cause = breakage;
    return cause == null
        ? new RejectedExecutionException(
            "Pool " + name() + " is shut down: start tasks before its end, or make a new pool.")
        : new PoolBrokenException(name(), cause);
  }

  /** Sees to it that somebody comes for a waiting task, if a slot is free. */
  void callWorker() {
    if (isSomebodyMissing()) {
      Worker called = null;
      boolean made = false;
      hub.lock();
      try {
        if (isSomebodyMissing()) {
          slots.incrementAndGet();
          coming.incrementAndGet();
          called = idle.pollLast();
          made = called == null;
          if (called == null) {
            called = make();
          }
          called.call();
        }
      } finally {
        hub.unlock();
      }
      if (called != null) {
        set(called, made);
      }
    }
  }

  /** One worker on its way is enough: if it finds more than one task, it calls the next. */
  private boolean isSomebodyMissing() {
    return coming.get() == 0 && slots.get() < size && !intake.isEmpty();
  }

  private Worker make() {
    int number = numbers.nextClearBit(0);
    Worker worker = new Worker(this, number);
    numbers.set(number);
    workers.add(worker);
    staffed = true;
    return worker;
  }

  /** Sets a worker to work; one that cannot get a thread is an error only if it is the only one. */
  private void set(Worker worker, boolean made) {
    if (!made) {
      worker.wake();
      return;
    }
    try {
      worker.thread().start();
    } catch (OutOfMemoryError noThread) {
      PoolTask<?> given = worker.takeGiven();
      gone(worker);
      if (given != null) {
        given.breakOff(noThread);
      } else if (workers.isEmpty()) {
        throw noThread;
      }
    }
  }

  // ---- as the workers see it

  /** The next task of a worker, for which it may wait; null if the worker has to end. */
  @Nullable PoolTask<?> next(Worker me) {
    if (me.isLost()) {
      me.endComing();
      callWorker();
      return null;
    }
    me.endLease();
    while (true) {
      PoolTask<?> task = me.holdsSlot ? find(me) : null;
      if (task != null) {
        me.endComing();
        if (!intake.isEmpty()) {
          callWorker();
        }
        return task;
      }
      if (!rest(me) || !me.awaitOrder()) {
        return null;
      }
    }
  }

  private @Nullable PoolTask<?> find(Worker me) {
    PoolTask<?> given = me.takeGiven();
    return given != null || slots.get() > size ? given : intake.take();
  }

  /** Gives the slot back; false if there will be nothing to do any more. */
  private boolean rest(Worker me) {
    hub.lock();
    try {
      me.endComing();
      if (me.holdsSlot) {
        slots.decrementAndGet();
      }
      me.rest(ticks);
      if (isDone()) {
        return false;
      }
      idle.addLast(me);
      keepTicking();
    } finally {
      hub.unlock();
    }
    if (!intake.isEmpty()) {
      callWorker();
    }
    return true;
  }

  /** A worker has ended. */
  void gone(Worker me) {
    hub.lock();
    try {
      if (!workers.remove(me)) {
        return;
      }
      if (me.holdsSlot) {
        slots.decrementAndGet();
      }
      me.endComing();
      numbers.clear(me.number);
      tellIfDone();
    } finally {
      hub.unlock();
    }
    if (!intake.isEmpty()) {
      callWorker();
    }
  }

  // ---- idle workers end after a while

  private void keepTicking() {
    if (!ticking) {
      ticking = true;
      Clock.at(tickNanos, this::tick);
    }
  }

  private void tick() {
    hub.lock();
    try {
      ticking = false;
      ticks++;
      int extra = workers.size() - size;
      for (Worker oldest = idle.peekFirst();
          oldest != null && ticks - oldest.idleSince > (extra > 0 ? 1 : IDLE_TICKS);
          oldest = idle.peekFirst()) {
        idle.removeFirst();
        oldest.dismiss();
        extra--;
      }
      if (!idle.isEmpty()) {
        keepTicking();
      }
    } finally {
      hub.unlock();
    }
  }

  // ---- waiting for the crew's own tasks

  /**
   * Lends the slot of the calling worker, which is about to wait for the task, to a worker that
   * runs it. Does nothing if the caller is no worker of this crew or the task has begun.
   */
  Hold makeWayFor(PoolTask<?> task) {
    if (!isOwn() || !task.claim()) {
      return BaseTask.NO_WAY;
    }
    intake.drop();
    Worker.Lease lease = new Worker.Lease(this);
    Worker other;
    boolean made;
    hub.lock();
    try {
      other = idle.pollLast();
      made = other == null;
      if (other == null) {
        other = make();
      }
      other.substitute(task, lease);
    } finally {
      hub.unlock();
    }
    set(other, made);
    return lease;
  }

  /** One more slot, until a worker that sees too many of them rests. */
  void addSlot() {
    slots.incrementAndGet();
  }

  /** Gives up a worker whose body does not end, and lets another one take its place. */
  boolean lose(Worker worker, PoolTask<?> task, Throwable failure) {
    hub.lock();
    try {
      if (!worker.lose(task)) {
        return false;
      }
      workers.remove(worker);
      slots.decrementAndGet();
    } finally {
      hub.unlock();
    }
    task.abandon(failure);
    callWorker();
    hub.lock();
    try {
      tellIfDone();
    } finally {
      hub.unlock();
    }
    return true;
  }

  // ---- the end

  /** A piece of work begins or ends that will start tasks of its own until then. */
  void runBegins() {
    runs.incrementAndGet();
    if (refuses(isOwn())) {
      runEnds();
      throw refusal();
    }
  }

  void runEnds() {
    if (runs.decrementAndGet() == 0) {
      emptied();
    }
  }

  /** The last waiting task has gone. */
  void emptied() {
    if (state != OPEN) {
      hub.lock();
      try {
        tellIfDone();
      } finally {
        hub.unlock();
      }
    }
  }

  private boolean isDone() {
    return state != OPEN && intake.isEmpty() && runs.get() == 0;
  }

  private void tellIfDone() {
    if (isDone()) {
      idle.forEach(Worker::dismiss);
      idle.clear();
      if (workers.isEmpty()) {
        state = Math.max(state, SHUT);
        ended.signalAll();
      }
    }
  }

  private boolean hasEnded() {
    return isDone() && workers.isEmpty();
  }

  boolean isShut() {
    return state != OPEN;
  }

  boolean isStopped() {
    return state == STOPPED;
  }

  boolean isTerminated() {
    hub.lock();
    try {
      return hasEnded();
    } finally {
      hub.unlock();
    }
  }

  /** Goes on to a later state. */
  void shut(int next) {
    hub.lock();
    try {
      state = Math.max(state, next);
      tellIfDone();
    } finally {
      hub.unlock();
    }
    intake.wakeStarters();
  }

  /** Cancels the tasks that wait, and returns those that never began. */
  List<PoolTask<?>> cancelWaiting() {
    List<PoolTask<?>> cancelled = new ArrayList<>();
    for (PoolTask<?> task : intake.waiting()) {
      if (task.cancel(true) && task.wasDropped()) {
        cancelled.add(task);
      }
    }
    return cancelled;
  }

  /** Cancels the tasks that run. */
  void cancelRunning() {
    for (Worker worker : workers) {
      worker.interruptPreparation();
      PoolTask<?> task = worker.running();
      if (task != null) {
        task.cancel(true);
      }
    }
  }

  /** No worker can be made any more. */
  void broken(Throwable cause, @Nullable PoolTask<?> given) {
    hub.lock();
    try {
      if (breakage == null) {
        breakage = cause;
      }
      state = Math.max(state, SHUT);
    } finally {
      hub.unlock();
    }
    intake.wakeStarters();
    if (given != null) {
      given.breakOff(refusal());
    }
    for (PoolTask<?> task = intake.take(); task != null; task = intake.take()) {
      task.breakOff(refusal());
    }
  }

  /** Waits until the last worker has ended. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    long left = nanos;
    hub.lockInterruptibly();
    try {
      while (!hasEnded()) {
        if (nanos == Waits.FOREVER) {
          ended.await();
        } else if (left <= 0) {
          return false;
        } else {
          left = ended.awaitNanos(left);
        }
      }
      return true;
    } finally {
      hub.unlock();
    }
  }

  // ---- as the deadlock search sees it

  /** Who could come for a waiting task: anybody while a slot is free, else one of the workers. */
  Releasers whoTakes(Thread waiter) {
    List<Thread> threads = threads();
    return slots.get() < size || threads.isEmpty() || threads.contains(waiter)
        ? Releasers.ANYBODY
        : Releasers.anyOf(threads);
  }

  private List<Thread> threads() {
    return workers.stream().map(Worker::thread).toList();
  }

  @Override
  public String describe() {
    return "the end of pool " + name();
  }

  @Override
  public Releasers releasers(Thread waiter) {
    List<Thread> threads = threads();
    return threads.isEmpty() ? Releasers.ANYBODY : Releasers.allOf(threads);
  }

  @Override
  public String heldBy(String releaser) {
    return releaser + " runs in it";
  }

  @Override
  public String toString() {
    int busy = Math.min(size, slots.get());
    return "Pool["
        + name()
        + ", "
        + busy
        + " of "
        + size
        + " workers busy, "
        + intake.size()
        + " queued"
        + (breakage != null ? ", broken" : hasEnded() ? ", ended" : isShut() ? ", shut down" : "")
        + "]";
  }
}
