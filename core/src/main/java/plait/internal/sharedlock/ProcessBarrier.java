package plait.internal.sharedlock;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.Barrier;
import plait.BarrierBrokenException;
import plait.CancelledException;
import plait.Task;
import plait.WaitInterruptedException;
import plait.WaitTimeoutException;
import plait.internal.lock.Counts;
import plait.internal.shared.Cell.CellTicket;
import plait.internal.sharedlock.Rounds.Arrival;
import plait.internal.sharedlock.Rounds.BrokenRound;
import plait.internal.thread.Blocker;
import plait.internal.thread.Names;
import plait.internal.thread.Spin;
import plait.internal.thread.Waits;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;
import plait.internal.wire.WireException;

/**
 * The barrier that processes share, see {@link Rounds}. The action is copied into each process.
 *
 * <p>{@code failure} is what the action threw in this process, for others see only its text;
 * written before the round is broken.
 */
public final class ProcessBarrier implements Barrier, Blocker, Shareable {
  private final Names name;
  private final Site site;
  private final Rounds rounds;
  private final @Nullable Action action;
  private final long limit;
  private final Pause looks = new Pause();
  private volatile @Nullable Failure failure;

  /** What an action threw, and in which round. */
  private record Failure(long round, Throwable thrown) {}

  private ProcessBarrier(@Nullable String name, Site site, @Nullable Action action, long limit) {
    this.name = new Names("barrier", name);
    this.site = site;
    this.rounds = new Rounds(site);
    this.action = action;
    this.limit = limit;
  }

  /** Makes one without an action. */
  public static ProcessBarrier make(int parties) {
    return make(parties, null, Waits.FOREVER);
  }

  /** Makes one without a time limit. */
  public static ProcessBarrier make(int parties, Action action) {
    return make(parties, notNull(action), Waits.FOREVER);
  }

  /** Makes one. */
  public static ProcessBarrier make(int parties, Action action, Duration limit) {
    return make(parties, notNull(action), Waits.nanos(limit));
  }

  private static Action notNull(Action action) {
    return Objects.requireNonNull(action, "the action is null");
  }

  private static ProcessBarrier make(int parties, @Nullable Action action, long limit) {
    Counts.atLeastOne(parties, "number of parties");
    Site site = Site.make(Kind.BARRIER);
    var made = new ProcessBarrier(null, site, action, limit);
    made.rounds.start(parties);
    return Handles.add(site, made);
  }

  @Override
  public Ticket ticket() {
    return new Meeting(site.cell().ticket(), name(), action, limit);
  }

  /**
   * Where a process finds a barrier, and what it needs to know.
   *
   * @param cell where it lies
   * @param name its name
   * @param action what the last one to come runs
   * @param limit how long to wait, in nanoseconds
   */
  record Meeting(CellTicket cell, String name, @Nullable Action action, long limit)
      implements Ticket {

    @Override
    public Object claim() throws WireException {
      Site site = Site.claim(Kind.BARRIER, cell);
      return Handles.of(
          site, ProcessBarrier.class, () -> new ProcessBarrier(name, site, action, limit));
    }
  }

  @Override
  public int await() {
    return await(limit);
  }

  @Override
  public int await(Duration timeout) {
    return await(Waits.nanos(timeout));
  }

  private int await(long nanos) {
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    while (true) {
      Arrival arrival = arrive();
      if (arrival.index() == 0) {
        return pass(arrival);
      }
      long left = nanos == Waits.FOREVER ? nanos : Math.max(0, deadline - System.nanoTime());
      awaitOthers(arrival, left, nanos);
      if (arrival.index() > 0) {
        return arrival.index();
      }
    }
  }

  private Arrival arrive() {
    try {
      return rounds.arrive();
    } catch (BrokenRound broken) {
      throw broken(rounds.present(), broken);
    }
  }

  private int pass(Arrival arrival) {
    try {
      if (action != null) {
        action.run();
      }
    } catch (CancelledException | WaitInterruptedException | Error e) {
      breakRound(arrival, "the action ended with " + e, e);
      throw e;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      breakRound(arrival, "the action threw " + e, e);
    }
    try {
      rounds.pass(arrival);
      return 0;
    } catch (BrokenRound broken) {
      throw broken(arrival, broken);
    }
  }

  private void breakRound(Arrival arrival, String by, Throwable thrown) {
    failure = new Failure(arrival.round(), thrown);
    rounds.breakRound(arrival, by);
  }

  private void awaitOthers(Arrival arrival, long left, long given) {
    boolean inTime = true;
    try {
      inTime = awaitEnd(arrival, left);
    } catch (WaitInterruptedException e) {
      if (rounds.breakRound(arrival, me() + " was interrupted")) {
        throw e;
      }
    } catch (RuntimeException e) {
      rounds.breakRound(arrival, me() + " gave up: " + e.getMessage());
      throw e;
    }
    if (!inTime && rounds.breakRound(arrival, "the time of " + me() + " was up")) {
      throw new WaitTimeoutException(
          "Not all " + parties() + " came to " + describe() + " within " + Duration.ofNanos(given));
    }
    try {
      rounds.throwIfBroken(arrival);
    } catch (BrokenRound broken) {
      throw broken(arrival, broken);
    }
  }

  private boolean awaitEnd(Arrival arrival, long nanos) {
    return Spin.until(() -> rounds.isOver(arrival), nanos)
        || Waits.await(
            this,
            nanos,
            limited -> site.await(() -> rounds.isOver(arrival), limited, () -> look(arrival)));
  }

  private void look(Arrival arrival) {
    if (looks.isOver()) {
      rounds.breakIfDead(arrival);
    }
  }

  private BarrierBrokenException broken(Arrival arrival, BrokenRound broken) {
    Failure mine = failure;
    return new BarrierBrokenException(
        describe() + " is broken: " + broken.getMessage() + ". Call reset() to use it again.",
        mine != null && mine.round() == arrival.round() ? mine.thrown() : null);
  }

  private static String me() {
    return Task.current().name() + " of process " + ProcessHandle.current().pid();
  }

  @Override
  public void abort() {
    rounds.breakRound(rounds.present(), me() + " called abort()");
  }

  @Override
  public void reset() {
    rounds.reset(me() + " called reset()");
  }

  @Override
  public int parties() {
    return rounds.parties();
  }

  @Override
  public int waiting() {
    return rounds.waiting();
  }

  @Override
  public boolean isBroken() {
    return rounds.isBroken();
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String describe() {
    return "Barrier " + name();
  }

  @Override
  public String toString() {
    return "Barrier["
        + name()
        + ", "
        + waiting()
        + " of "
        + parties()
        + " waiting"
        + (isBroken() ? ", broken" : "")
        + "]";
  }
}
