package plait.internal.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import plait.CancelledException;
import plait.Fn;
import plait.Hold;
import plait.Progress;
import plait.Task;
import plait.internal.thread.BaseTask;
import plait.internal.thread.Blocker;
import plait.internal.thread.Start;
import plait.internal.thread.Waits;

/**
 * One function over many items: the side of the workers. The consumer puts in batches of items and
 * waits for results; runners, tasks of the pool and never more than it has workers, take the items.
 *
 * <p>The consumer adds a batch and then looks whether runners are missing; a runner that finds no
 * item says that it leaves and then looks again: so one of them sees the other. The consumer
 * publishes that it waits and then looks whether its result is there; a runner writes a result and
 * then looks whether the consumer waits.
 */
final class Run<A extends @Nullable Object, R extends @Nullable Object> implements Blocker {
  private static final int LARGEST_BATCH = 256;
  private static final int LARGEST_LOAD = 8192;

  private static final VarHandle AWAITED;

  static {
    try {
      AWAITED = MethodHandles.lookup().findVarHandle(Run.class, "awaited", Wish.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Crew crew;
  private final Options options;
  private final Calls calls;
  private final @Nullable SeatHands hands;
  private final Fn<? super A, ? extends R> fn;
  private final Start origin;
  private final boolean failFast;
  private final @Nullable Progress progress;
  private final ConcurrentLinkedQueue<Batch> open = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Batch> returned = new ConcurrentLinkedQueue<>();
  private final AtomicLong unanswered = new AtomicLong();
  private final ConcurrentLinkedQueue<Object> ready = new ConcurrentLinkedQueue<>();
  private final Set<Runner> runners = ConcurrentHashMap.newKeySet();
  private final AtomicInteger taking = new AtomicInteger();
  private final AtomicInteger coming = new AtomicInteger();
  private final AtomicReference<@Nullable Object> failure = new AtomicReference<>();
  private volatile int batchSize = 1;
  private volatile boolean stopped;
  private volatile @Nullable Thread consumer;
  private volatile @Nullable Wish awaited;

  Run(
      Crew crew,
      Options options,
      Fn<? super A, ? extends R> fn,
      boolean failFast,
      @Nullable Progress progress) {
    this.crew = crew;
    this.options = options;
    this.calls = new Calls(options, false);
    this.hands =
        crew.hasSeats() ? new SeatHands(this, options, crew.seats().packing().body(fn)) : null;
    this.fn = fn;
    this.origin = Start.of(crew.settings(), fn);
    this.failFast = failFast;
    this.progress = progress;
  }

  Crew crew() {
    return crew;
  }

  /** Whether the first failed item ends it. */
  boolean isFailFast() {
    return failFast;
  }

  @Nullable StackTraceElement site() {
    return origin.site();
  }

  // ---- as the consumer sees it

  /** How many items should go into a batch, or for how many batches' worth to look ahead. */
  int batchSize() {
    return batchSize;
  }

  /** How a runner gets a batch done elsewhere; null if it calls the function itself. */
  @Nullable SeatHands hands() {
    return hands;
  }

  /** How many bytes of items are on their way. */
  AtomicLong unanswered() {
    return unanswered;
  }

  /** Lets runners take the items of a batch. */
  void add(Batch batch) {
    open.add(batch);
    if (isRunnerMissing()) {
      startRunner();
    }
  }

  /**
   * One runner on its way is enough: if it finds more than one batch, it calls the next. One that
   * has to wait for a seat first would keep the others from theirs.
   */
  private boolean isRunnerMissing() {
    return (coming.get() == 0 || hands != null) && taking.get() < crew.size();
  }

  /** The next result in the order of coming, or null; {@link Results#NULL} stands for null. */
  @Nullable Object pollReady() {
    return ready.poll();
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  /** The first failure: a {@link Failed}, or an exception of the pool's own. */
  @Nullable Object failure() {
    return failure.get();
  }

  /** Waits until the condition holds or the run has failed. */
  void await(BooleanSupplier condition) {
    if (!over(condition)) {
      Waits.await(this, new Wish(this, condition, true));
    }
  }

  private boolean over(BooleanSupplier condition) {
    return condition.getAsBoolean() || failure.get() != null;
  }

  /** What the consumer waits for; another one for each wait. */
  private static final class Wish implements Waits.Blocking {
    private final Run<?, ?> run;
    private final BooleanSupplier condition;
    private final boolean endsWithFailure;

    /** {@code endsWithFailure} if nothing more is waited for once the run has failed. */
    Wish(Run<?, ?> run, BooleanSupplier condition, boolean endsWithFailure) {
      this.run = run;
      this.condition = condition;
      this.endsWithFailure = endsWithFailure;
    }

    boolean isFulfilled() {
      return endsWithFailure ? run.over(condition) : condition.getAsBoolean();
    }

    @Override
    public void await() throws InterruptedException {
      run.park(this);
    }
  }

  private void park(Wish wish) throws InterruptedException {
    consumer = Thread.currentThread();
    awaited = wish;
    try {
      while (!wish.isFulfilled()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        try (Hold _ = makeWay()) {
          LockSupport.park(this);
        }
      }
    } finally {
      awaited = null;
      consumer = null;
    }
  }

  /** Lets one of the runners that wait for a worker have the caller's. */
  private Hold makeWay() {
    if (crew.isOwn()) {
      for (Runner runner : runners) {
        PoolTask<?> task = runner.task();
        if (task != null && task.isScheduled()) {
          return task.awaited();
        }
      }
    }
    return BaseTask.NO_WAY;
  }

  /** All results were given: runners that have not begun would only find that. */
  void release() {
    stopped = true;
    for (Runner runner : runners) {
      PoolTask<?> task = runner.task();
      if (task != null && task.isScheduled()) {
        boolean _ = task.cancel(false);
      }
    }
  }

  /** Cancels all that is under way, and waits until it has ended, whatever comes. */
  void stop() {
    stopped = true;
    open.clear();
    returned.clear();
    for (Runner runner : runners) {
      cancel(runner);
    }
    if (!runners.isEmpty()) {
      Waits.shielded(() -> Waits.forLock(this, new Wish(this, runners::isEmpty, false)));
    }
  }

  private void cancel(Runner runner) {
    PoolTask<?> task = runner.task();
    if (task != null && !runner.hasLeft()) {
      task.cancel(true);
    }
  }

  // ---- as the runners see it

  /** A batch with items that nobody runs, or null. */
  @Nullable Batch take() {
    if (stopped) {
      return null;
    }
    Batch batch = hands == null ? open.poll() : takeWhole();
    return batch == null && options.chunk() == 0 ? toHelpWith() : batch;
  }

  private @Nullable Batch takeWhole() {
    Batch first = returned.poll();
    return first == null ? open.poll() : first;
  }

  /** Gives back items that never began: they are the next ones. */
  void giveBack(Batch batch, int from) {
    batch.reopen(from);
    if (!stopped) {
      returned.add(batch);
      callRunner();
    }
  }

  private boolean hasOpen() {
    return !open.isEmpty() || (hands != null && !returned.isEmpty());
  }

  private @Nullable Batch toHelpWith() {
    for (Runner runner : runners) {
      Batch batch = runner.batch();
      if (batch != null && batch.hasMore()) {
        return batch;
      }
    }
    return null;
  }

  /** A runner has come. */
  void begun() {
    coming.decrementAndGet();
  }

  /** It calls the next one if there is more to do. */
  void callRunner() {
    if (hasOpen() && isRunnerMissing() && !stopped) {
      startSuccessor();
    }
  }

  /** A runner that found nothing says that it takes no more. */
  void leave() {
    taking.decrementAndGet();
  }

  /** It looks again after that; true if it has to go on. */
  boolean rejoin() {
    if (stopped || !hasOpen()) {
      return false;
    }
    taking.incrementAndGet();
    return true;
  }

  boolean isStopped() {
    return stopped;
  }

  boolean othersWait() {
    return !crew.intake().isEmpty();
  }

  void enlarge(int size, int times) {
    int now = batchSize;
    int largest = hands == null ? LARGEST_BATCH : LARGEST_LOAD;
    if (size == now || size == 1) {
      batchSize = Math.min(largest, now * times);
    }
  }

  void shrink(int size) {
    int now = batchSize;
    if ((size == now || size == 1) && now > 1) {
      batchSize = now / 2;
    }
  }

  /** Calls the function for an item and puts down how that went. */
  @SuppressWarnings({"unchecked", "NullAway"}) // the consumer put in items of type A
  void perform(Batch batch, int at) {
    A item = (A) batch.item(at);
    Object result;
    try {
      result =
          options.arePlain()
              ? fn.apply(item)
              : calls.<R>call(() -> Failed.name(batch.index(at), item), () -> fn.apply(item));
    } catch (Throwable thrown) {
      if (stopped || Task.current().isCancelled()) {
        return;
      }
      result = Failed.of(batch.index(at), item, thrown);
    }
    finish(batch, at, result);
  }

  /** Puts down the results of some items in a row, which are no failures. */
  void finish(Batch batch, int from, @Nullable Object[] results, int n) {
    if (progress != null || options.unordered() || !batch.isPlain()) {
      for (int i = 0; i < n; i++) {
        finish(batch, from + i, results[i]);
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      boolean _ = batch.finish(from + i, results[i]);
    }
    wakeIfAwaited();
  }

  /** Puts down how an item went. */
  void finish(Batch batch, int at, @Nullable Object result) {
    int bytes = batch.bytes(at);
    if (!answer(batch, at, result)) {
      return;
    }
    if (bytes > 0) {
      unanswered.addAndGet(-bytes);
    }
    if (options.unordered()) {
      ready.add(result == null ? Results.NULL : result);
    }
    if (failFast && result instanceof Failed) {
      fail(result);
    } else {
      wakeIfAwaited();
    }
  }

  /** False if somebody has answered for the item before. */
  private boolean answer(Batch batch, int at, @Nullable Object result) {
    if (progress == null) {
      return batch.finish(at, result);
    }
    if (!batch.settle(at)) {
      return false;
    }
    progress.tick(); // before the consumer sees the last result and closes the bar
    batch.publish(at, result);
    return true;
  }

  private void fail(Object reason) {
    failure.compareAndSet(null, reason);
    wake();
  }

  private void wakeIfAwaited() {
    Wish wish = awaited;
    if (wish != null
        && wish.isFulfilled()
        && AWAITED.compareAndSet(this, wish, null)) { // to wake it once is enough
      wake();
    }
  }

  private void wake() {
    Thread waiting = consumer;
    if (waiting != null) {
      LockSupport.unpark(waiting);
    }
  }

  /** A runner was given up at an item: others take the rest of its batch. */
  void abandoned(Batch batch, int at, Throwable reason) {
    finish(batch, at, Failed.of(batch.index(at), batch.item(at), reason));
    if (batch.hasMore() && !stopped) {
      open.add(batch);
    }
  }

  // ---- runners come and go

  private void startRunner() {
    taking.incrementAndGet();
    coming.incrementAndGet();
    boolean needed = taking.get() == 1;
    Runner runner = new Runner(this);
    boolean started = false;
    try {
      started = start(runner, needed ? Waits.FOREVER : 0);
    } finally {
      if (!started) {
        taking.decrementAndGet();
        coming.decrementAndGet();
        runners.remove(runner);
      }
    }
  }

  private boolean start(Runner runner, long nanos) {
    var task = new PoolTask<>(crew, origin.again(), runner, runner);
    runner.task(task);
    runners.add(runner);
    boolean started = crew.submit(task, options.priority(), nanos);
    if (started) {
      Task<?> _ = task.onDone(runner);
      if (stopped) {
        cancel(runner);
      }
    }
    return started;
  }

  /** A runner that makes room for others comes back behind them. */
  void startSuccessor() {
    taking.incrementAndGet();
    coming.incrementAndGet();
    Runner runner = new Runner(this);
    try {
      start(runner, Waits.FOREVER);
    } catch (RejectedExecutionException shutDown) {
      taking.decrementAndGet();
      coming.decrementAndGet();
      runners.remove(runner);
      fail(shutDown);
    }
  }

  /** The task of a runner has ended, however it did. */
  void ended(Runner runner) {
    PoolTask<?> task = java.util.Objects.requireNonNull(runner.task());
    runners.remove(runner);
    if (!runner.hasLeft()) {
      taking.decrementAndGet();
    }
    if (!runner.hasBegun()) {
      coming.decrementAndGet();
    }
    if (!stopped) {
      lookAfter(task);
    }
    wake();
  }

  /** A runner that ended otherwise than by finding no items. */
  private void lookAfter(PoolTask<?> task) {
    Throwable broken = task.failureOrNull();
    if (broken != null) {
      task.forget();
      fail(broken);
    } else if (task.isCancelled() && !task.isAbandoned()) {
      fail(cancellation());
    } else {
      callRunner();
    }
  }

  private RuntimeException cancellation() {
    return new CancelledException(
        crew.stage().isShut()
            ? "Pool " + crew.name() + " was shut down, and this work cancelled with it"
            : "A task that ran items in pool " + crew.name() + " was cancelled",
        null);
  }

  // ---- as the deadlock search sees it

  @Override
  public Releasers releasers(Thread waiter) {
    List<Thread> threads = new ArrayList<>();
    for (Runner runner : runners) {
      PoolTask<?> task = runner.task();
      Releasers of = task == null ? Releasers.ANYBODY : task.releasers(waiter);
      if (!of.known()) {
        return Releasers.ANYBODY;
      }
      threads.addAll(of.threads());
    }
    return threads.isEmpty() ? Releasers.ANYBODY : Releasers.anyOf(threads);
  }

  @Override
  public String describe() {
    return "results from pool " + crew.name();
  }
}
