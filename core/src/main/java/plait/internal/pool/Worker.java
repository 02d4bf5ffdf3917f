package plait.internal.pool;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.Hold;
import plait.PoolBrokenException;
import plait.Target;
import plait.internal.thread.UnjoinedFailures;

/**
 * A thread of a pool, which runs one task after the other.
 *
 * <p>{@code order} is written under the crew's lock and read by the worker; {@code given}, {@code
 * lease} and {@code lastWorked} travel with it. {@code running} is written by the worker and read
 * by whoever cancels. {@code state} is confined to the worker's thread; {@code coming} and {@code
 * holdsSlot} are too, but for the moment at which an idle worker is called.
 */
final class Worker implements Runnable {
  private static final ScopedValue<Worker> CURRENT = ScopedValue.newInstance();

  private enum Order {
    WORK,
    REST,
    END
  }

  final Crew crew;
  final int number;
  private final String name;
  private final Thread thread;
  private volatile Order order = Order.WORK;
  private volatile @Nullable PoolTask<?> running;
  private volatile boolean lost;
  private volatile boolean preparing;
  private @Nullable PoolTask<?> given;
  private @Nullable Lease lease;
  private boolean coming;
  private final @Nullable Station station;
  private @Nullable Object state;

  /** Whether it counts among those that may run a task. */
  boolean holdsSlot = true;

  /** The crew's tick at which it went idle. */
  long idleSince;

  Worker(Crew crew, int number) {
    this.crew = crew;
    this.number = number;
    this.name = crew.name() + "_" + number;
    this.thread = crew.settings().named(name).thread(this, true);
    this.station = crew.hasSeats() ? new Station(crew, this, name) : null;
  }

  /** The worker whose thread is the calling one, or null. */
  static @Nullable Worker current() {
    if (!CURRENT.isBound()) {
      return null;
    }
    Worker worker = CURRENT.get();
    return worker.thread == Thread.currentThread() ? worker : null;
  }

  Thread thread() {
    return thread;
  }

  @Nullable Object state() {
    return state;
  }

  /** The task that it runs, or null. */
  @Nullable PoolTask<?> running() {
    return running;
  }

  /** Where its bodies run if not in its own thread; of a crew that has seats. */
  Station station() {
    return Objects.requireNonNull(station);
  }

  // ---- its seat

  /** Whether it needs a seat that it has not, or another one. */
  boolean isUnfit() {
    return station != null && station.isUnfit();
  }

  /** Sees to it that it has a seat before it takes a task; others take the tasks meanwhile. */
  void refit() {
    if (!isUnfit() || crew.stage().isDone()) {
      return;
    }
    int takes = given == null ? 1 : 0;
    crew.refitting().addAndGet(takes);
    endComing();
    crew.callWorker();
    try {
      Objects.requireNonNull(station).refit(takes == 1);
    } finally {
      coming = true;
      crew.coming().incrementAndGet();
      crew.refitting().addAndGet(-takes);
    }
  }

  // ---- its life

  @Override
  public void run() {
    if (CURRENT.isBound() && CURRENT.get() == this) {
      work();
    } else {
      ScopedValue.where(CURRENT, this).run(this);
    }
  }

  private void work() {
    try {
      if (prepare()) {
        PoolTask<?> task = crew.next(this);
        while (task != null) {
          run(task);
          task = crew.next(this);
        }
      }
    } finally {
      closeState();
      if (station != null) {
        station.close();
      }
      crew.gone(this);
    }
  }

  private boolean prepare() {
    Target<?> initializer = crew.initializer();
    if (initializer == null) {
      return true;
    }
    preparing = true;
    if (endComing() && crew.intake().size() > 1) {
      crew.callWorker();
    }
    try {
      state = initializer.call();
      return true;
    } catch (Throwable failure) {
      crew.broken(PoolBrokenException.ofInitializer(crew.name(), failure), takeGiven());
      return false;
    } finally {
      preparing = false;
      Thread.interrupted();
    }
  }

  private void run(PoolTask<?> task) {
    running = task;
    if (crew.stage().isStopped()) {
      task.cancel(true);
    }
    task.runIn(this);
    running = null;
    Thread.interrupted();
    if (!thread.getName().equals(name)) {
      thread.setName(name);
    }
  }

  private void closeState() {
    if (state instanceof AutoCloseable closeable) {
      state = null;
      UnjoinedFailures.guard("closing the state of worker " + name, closeable::close);
    }
  }

  // ---- orders; all but the wait are given under the crew's lock

  /** Goes to rest; the slot was given up. */
  void rest() {
    holdsSlot = false;
    order = Order.REST;
  }

  /** Gets a slot and has to look for work; {@link #wake} is to follow. */
  void call() {
    coming = true;
    holdsSlot = true;
    order = Order.WORK;
  }

  /** Gets a task to run in the place of another worker, and that worker's slot. */
  void substitute(PoolTask<?> task, Lease place) {
    given = task;
    lease = place;
    holdsSlot = true;
    order = Order.WORK;
  }

  void dismiss() {
    order = Order.END;
    wake();
  }

  void wake() {
    LockSupport.unpark(thread);
  }

  /** Waits for an order; false if it is to end. An interrupt means nothing here. */
  boolean awaitOrder() {
    while (order == Order.REST) {
      LockSupport.park(crew);
      Thread.interrupted();
    }
    return order == Order.WORK;
  }

  @Nullable PoolTask<?> takeGiven() {
    PoolTask<?> task = given;
    given = null;
    return task;
  }

  // ---- giving up

  /** Marks it as lost if it still runs this task; under the crew's lock. */
  boolean lose(PoolTask<?> task) {
    if (running != task || lost) {
      return false;
    }
    lost = true;
    return true;
  }

  boolean isLost() {
    return lost;
  }

  /** Ends a wait inside the initializer, or for a seat. */
  void interruptPreparation() {
    if (preparing) {
      thread.interrupt();
    }
    if (station != null) {
      station.interruptOpening();
    }
  }

  // ---- the moments after a task

  /**
   * Tells the crew that this worker, which is about to end its task, will look for another: a start
   * that follows needs no other worker.
   */
  static void finishing(Crew crew) {
    Worker me = current();
    if (me != null && me.crew == crew && !me.lost && crew.intake().isEmpty()) {
      me.coming = true;
      crew.coming().incrementAndGet();
    }
  }

  /** Takes that back, as something may keep the worker. */
  static void notFinishing(Crew crew) {
    Worker me = current();
    if (me != null && me.crew == crew && me.endComing()) {
      crew.callWorker();
    }
  }

  boolean endComing() {
    if (!coming) {
      return false;
    }
    coming = false;
    crew.coming().decrementAndGet();
    return true;
  }

  /** Once it has run the given task: the slot goes back to the lender, if that one still waits. */
  void endLease() {
    if (given != null) {
      return;
    }
    Lease ended = lease;
    lease = null;
    if (ended != null && ended.giveBack()) {
      holdsSlot = false;
    }
  }

  /** A slot lent by a worker that waits. */
  static final class Lease extends java.util.concurrent.atomic.AtomicBoolean implements Hold {
    private static final long serialVersionUID = 1L;
    private final transient Crew crew;

    Lease(Crew crew) {
      this.crew = crew;
    }

    /** True if the lender has the slot again by this. */
    boolean giveBack() {
      return compareAndSet(false, true);
    }

    /** The lender goes on: with its own slot, or with one more until another worker rests. */
    @Override
    public void close() {
      if (compareAndSet(false, true)) {
        crew.addSlot();
      }
    }
  }
}
