package plait.internal.pool;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.CancelledException;
import plait.Hold;
import plait.PoolBrokenException;
import plait.PoolStats;
import plait.PoolStats.Retirement;
import plait.Task;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;

/**
 * Where a worker of a crew with seats has its bodies run: its seat, which it gets before its first
 * task and replaces when it has died or is due.
 *
 * <p>Written by the worker's thread alone; others read the fields and stop what is being opened.
 */
final class Station {
  private final Crew crew;
  private final Worker worker;
  private final String name;
  private final SeatRules rules;
  private volatile @Nullable Seat seat;
  private volatile @Nullable Opener opener;
  private volatile long readySince;
  private volatile long answered;
  private volatile boolean large;
  private volatile boolean doomed;

  /** Whether the death of the seat was counted. */
  private volatile boolean counted;

  Station(Crew crew, Worker worker, String name) {
    this.crew = crew;
    this.worker = worker;
    this.name = name;
    this.rules = crew.seats().rules();
  }

  /** The station of the worker that runs the calling code. */
  static Station current() {
    return Objects.requireNonNull(Worker.current(), "calls run in workers").station();
  }

  // ---- its seat

  boolean isSeated() {
    return seat != null;
  }

  /** Whether it has to get a seat before the next call. */
  boolean isUnfit() {
    Seat mine = seat;
    return mine == null || doomed || mine.death() != null || due() != null;
  }

  private @Nullable Retirement due() {
    if (rules.tasks() > 0 && answered >= rules.tasks()) {
      return Retirement.TASKS;
    }
    if (rules.ageNanos() > 0 && System.nanoTime() - readySince >= rules.ageNanos()) {
      return Retirement.AGE;
    }
    return large ? Retirement.MEMORY : null;
  }

  /** How many calls the seat may still get before it is due. */
  int room() {
    if (rules.tasks() == 0) {
      return Integer.MAX_VALUE;
    }
    return isUnfit() ? rules.tasks() : (int) (rules.tasks() - answered);
  }

  /**
   * Gets a seat between two tasks.
   *
   * @param ahead whether there is no task yet that it is for
   */
  void refit(boolean ahead) {
    try {
      Seat _ = replace(ahead);
    } catch (PoolBrokenException reason) {
      crew.broken(reason, worker.takeGiven());
    }
  }

  /** Closes what there is and gets another one; null if that was stopped. */
  private @Nullable Seat replace(boolean ahead) {
    release(due());
    Opener mine = new Opener(crew.seats(), name, ahead);
    opener = mine;
    try {
      Stage stage = crew.stage();
      boolean late = stage.isStopped() || (ahead && stage.isDone());
      Seat got = late ? null : crew.seats().claim(mine);
      answered = 0;
      large = false;
      doomed = false;
      counted = false;
      readySince = System.nanoTime();
      seat = got;
      return got;
    } finally {
      opener = null;
    }
  }

  private void release(@Nullable Retirement why) {
    Seat old = seat;
    if (old == null) {
      return;
    }
    seat = null;
    boolean dies = doomed || old.death() != null;
    old.close();
    WorkerDiedException death = old.death();
    if (dies && death != null) {
      count(death);
      crew.seats().died(death);
    } else if (why != null) {
      crew.seats().retired(why);
    }
  }

  private void count(WorkerDiedException death) {
    if (!counted) {
      counted = true;
      crew.seats().dying(death);
    }
  }

  /** The worker ends. */
  void close() {
    release(crew.stage().isShut() ? null : Retirement.IDLE);
  }

  /** Keeps a seat from being opened that there is no task for and will be none. */
  void endOpeningAhead() {
    Opener mine = opener;
    if (mine != null && mine.isAhead()) {
      mine.stop();
    }
  }

  /** Keeps a seat that is being opened from being so. */
  void interruptOpening() {
    Opener mine = opener;
    if (mine != null) {
      mine.stop();
    }
  }

  // ---- calls

  /** Has one thing run, and returns or throws as that did. */
  @SuppressWarnings("TypeParameterUnusedInFormals") // what the body returned
  <R extends @Nullable Object> R call(
      Supplier<Load> load, @Nullable Duration limit, Supplier<String> what) throws Exception {
    Answer answer = new Answer();
    while (perform(load.get(), answer, limit, _ -> what.get()) == 0) {
      throwIfCancelled();
    }
    return answer.result();
  }

  private static void throwIfCancelled() {
    if (Task.current().isCancelled()) {
      throw new CancelledException(Task.current().name() + " was cancelled", null);
    }
  }

  /** Has a load run; returns how many of its things were answered for, the others never began. */
  int perform(Load load, Replies replies, @Nullable Duration limit, Watch.Names names) {
    PoolTask<?> around = Objects.requireNonNull(worker.running(), "calls run in tasks");
    Seat mine = seated(around);
    Watch.Limit allowed = new Watch.Limit(limit, names);
    load.name(names);
    Watch watch = new Watch(crew.seats(), mine, load, replies, allowed);
    int replied = -1;
    try (Hold _ = around.token().onCancel(watch)) {
      mine.perform(load, watch);
      replied = watch.answered();
    } catch (WorkerDiedException died) {
      replied = watch.answered();
      count(died);
      watch.died(died);
    } finally {
      doomed = watch.end();
      leave(mine, replied);
    }
    return watch.answered();
  }

  private Seat seated(PoolTask<?> around) {
    Seat mine = seat;
    if (mine != null && !isUnfit()) {
      return mine;
    }
    try (Hold _ = around.token().onCancel(this::interruptOpening)) {
      throwIfCancelled();
      mine = replace(false);
    } catch (PoolBrokenException reason) {
      crew.broken(reason, null);
      throw crew.stage().refusal();
    }
    throwIfCancelled();
    return Objects.requireNonNull(mine, "only a cancel keeps a worker from its seat");
  }

  /** So many calls were replied to; -1 if something went wrong in the seat's own code. */
  private void leave(Seat mine, int calls) {
    if (calls < 0) {
      mine.kill(Cause.PROTOCOL);
      doomed = true;
      return;
    }
    long before = answered;
    answered = before + calls;
    if (calls > 0) {
      crew.seats().worked();
    }
    large = rules.memory() > 0 && mine.death() == null && mine.memory() >= rules.memory();
  }

  // ---- as others see it

  PoolStats.Worker stats() {
    Seat mine = seat;
    PoolStats.State state =
        mine == null
            ? PoolStats.State.STARTING
            : worker.running() == null ? PoolStats.State.IDLE : PoolStats.State.BUSY;
    return new PoolStats.Worker(
        worker.number,
        state,
        mine == null ? -1 : mine.pid(),
        answered,
        mine == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - readySince),
        mine == null ? -1 : mine.memory());
  }
}
