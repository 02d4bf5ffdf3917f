package plait.internal.pool;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.Hold;
import plait.PoolBrokenException;
import plait.Priority;
import plait.Target;
import plait.internal.thread.BaseTask;
import plait.internal.thread.Blocker;
import plait.internal.thread.Names;
import plait.internal.thread.Settings;

/**
 * The workers of a pool.
 *
 * <p>A worker that runs a task holds a slot, and there are {@code size} slots. Somebody who adds a
 * task looks, after that, whether a slot is free; a worker that finds no task gives its slot back
 * and looks, after that, whether there is a task: so one of them sees the other. A worker that
 * waits for a task of its own crew lends its slot to another worker, which runs that very task.
 *
 * <p>{@code hub} guards the idle workers, the numbers, the changes of the stage and of {@code
 * slots}; the latter two are read without it. {@code coming} counts workers that are about to look
 * for a task, so that nobody calls another one; once they have looked and no longer count, they see
 * to it that somebody comes for what is left.
 */
final class Crew implements Blocker {
  private final Settings settings;
  private final Names names;
  private final int size;
  private final Intake intake;
  private final ReentrantLock hub = new ReentrantLock();
  private final Stage stage = new Stage(this, hub);
  private final Idlers idle;
  private final BitSet numbers = new BitSet();
  private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger slots = new AtomicInteger();
  private final AtomicInteger coming = new AtomicInteger();
  private final AtomicInteger refitting = new AtomicInteger();
  private final @Nullable Seats seats;
  private volatile @Nullable Target<?> initializer;
  private boolean staffed;

  Crew(Settings settings, int size, int capacity, long tickNanos) {
    this(settings, size, capacity, tickNanos, null, SeatRules.NONE);
  }

  /** A crew whose bodies run in seats, if there is a seating. */
  Crew(
      Settings settings,
      int size,
      int capacity,
      long tickNanos,
      @Nullable Seating seating,
      SeatRules rules) {
    this.settings = settings;
    this.names = new Names("pool", settings.name());
    this.size = size;
    this.idle = new Idlers(this, hub, tickNanos);
    this.intake = new Intake(this, capacity, rules.queueBytes());
    this.seats = seating == null ? null : new Seats(this, seating, rules);
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

  Stage stage() {
    return stage;
  }

  AtomicInteger coming() {
    return coming;
  }

  /** How many workers get a seat at the moment, and will look for a task after that. */
  AtomicInteger refitting() {
    return refitting;
  }

  int workers() {
    return workers.size();
  }

  Set<Worker> staff() {
    return workers;
  }

  int busy() {
    return Math.min(size, slots.get());
  }

  boolean hasSeats() {
    return seats != null;
  }

  /** Where the bodies run, of a crew that has seats. */
  Seats seats() {
    return Objects.requireNonNull(seats);
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
      if (seats == null) {
        initializer = target;
      } else {
        seats.initializer(target);
      }
    } finally {
      hub.unlock();
    }
  }

  // ---- starting

  /** Hands a task to the workers; false if there was no room for it within the time. */
  boolean submit(PoolTask<?> task, Priority priority, long nanos) {
    if (!intake.enter(isOwn(), task.bytes(), nanos)) {
      return false;
    }
    if (!task.schedule()) {
      intake.leave(task.bytes());
      return true;
    }
    intake.add(task, priority);
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

  /** Sees to it that somebody comes for a waiting task, if a slot is free. */
  void callWorker() {
    if (isSomebodyMissing()) {
      Worker called = null;
      boolean made = false;
      hub.lock();
      try {
        if (isSomebodyMissing()) {
          called = idle.poll();
          made = called == null;
          if (called == null) {
            called = isWorthWaiting() ? null : make();
          }
          if (called != null) {
            slots.incrementAndGet();
            coming.incrementAndGet();
            called.call();
          }
        }
      } finally {
        hub.unlock();
      }
      if (called != null) {
        set(called, made);
      }
    }
  }

  /**
   * So many tasks are about to come. Seats take a while to be ready: the first workers get theirs
   * while the tasks are prepared.
   */
  void expect(int tasks) {
    if (seats == null || !workers.isEmpty()) {
      return;
    }
    List<Worker> made = new ArrayList<>();
    hub.lock();
    try {
      while (made.size() < tasks && slots.get() < size && workers.size() < size) {
        Worker worker = make();
        slots.incrementAndGet();
        coming.incrementAndGet();
        worker.call();
        made.add(worker);
      }
    } finally {
      hub.unlock();
    }
    for (Worker worker : made) {
      set(worker, true);
    }
  }

  /** One worker on its way is enough: if it finds more than one task, it calls the next. */
  private boolean isSomebodyMissing() {
    return coming.get() == 0 && slots.get() < size && !intake.isEmpty();
  }

  /** A worker that gets its seat is sooner there than one that has yet to be made. */
  private boolean isWorthWaiting() {
    return seats != null && refitting.get() >= intake.size();
  }

  private Worker make() {
    int number = numbers.nextClearBit(0);
    Worker worker = new Worker(this, number);
    numbers.set(number);
    workers.add(worker);
    if (!staffed) {
      staffed = true;
      if (seats != null) {
        seats.begin();
      }
    }
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
      if (me.holdsSlot) {
        me.refit();
      }
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
      me.rest();
      if (stage.isDone()) {
        return false;
      }
      idle.add(me);
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
      stage.tellIfDone();
    } finally {
      hub.unlock();
    }
    if (!intake.isEmpty()) {
      callWorker();
    }
  }

  /** Gives an idle worker a slot to look after its seat, if one is free; under the hub. */
  boolean callOut(Worker worker) {
    if (slots.get() >= size) {
      return false;
    }
    slots.incrementAndGet();
    coming.incrementAndGet();
    worker.call();
    return true;
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
    intake.drop(task);
    Worker.Lease lease = new Worker.Lease(this);
    Worker other;
    boolean made;
    hub.lock();
    try {
      other = idle.poll();
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
      stage.tellIfDone();
    } finally {
      hub.unlock();
    }
    return true;
  }

  // ---- the end

  /** Sends the idle workers home; true if nothing is left of the crew. Under the hub. */
  boolean dismissIdle() {
    idle.dismissAll();
    if (seats != null) {
      workers.forEach(worker -> worker.station().endOpeningAhead());
    }
    return workers.isEmpty() && (seats == null || seats.end());
  }

  /** Whether all workers and seats are gone. */
  boolean isDeserted() {
    return workers.isEmpty() && (seats == null || seats.areGone());
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

  /** No worker can be made any more: what waits fails, and whatever comes. */
  void broken(PoolBrokenException reason, @Nullable PoolTask<?> given) {
    stage.breakDown(reason);
    if (given != null) {
      given.breakOff(stage.refusal());
    }
    for (PoolTask<?> task = intake.take(); task != null; task = intake.take()) {
      task.breakOff(stage.refusal());
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
    List<Thread> threads = new ArrayList<>();
    for (Worker worker : workers) {
      threads.add(worker.thread());
    }
    return threads;
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
    return "Pool["
        + name()
        + ", "
        + busy()
        + " of "
        + size
        + " workers busy, "
        + intake.size()
        + " queued"
        + (seats == null ? "" : ", " + seats)
        + stage
        + "]";
  }
}
