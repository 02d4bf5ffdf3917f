package plait.internal.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import plait.PoolBrokenException;
import plait.PoolStats;
import plait.PoolStats.Retirement;
import plait.Target;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;

/**
 * The seats of a crew: makes them, keeps spares, counts how they end, and says when it is no use
 * any more.
 */
final class Seats {
  private final Crew crew;
  private final Seating seating;
  private final SeatRules rules;
  private final Deaths deaths;
  private final Spares spares;
  private final LongAdder answered = new LongAdder();
  private final ConcurrentHashMap<Retirement, Long> retirements = new ConcurrentHashMap<>();
  private volatile @Nullable Packed initializer;
  private volatile boolean proven;

  Seats(Crew crew, Seating seating, SeatRules rules) {
    this.crew = crew;
    this.seating = seating;
    this.rules = rules;
    this.deaths = new Deaths(rules);
    this.spares = new Spares(crew, this, rules.spares());
  }

  Packing packing() {
    return seating.packing();
  }

  SeatRules rules() {
    return rules;
  }

  Deaths deaths() {
    return deaths;
  }

  String poolName() {
    return crew.name();
  }

  @Nullable Packed initializer() {
    return initializer;
  }

  void initializer(Target<?> target) {
    initializer = packing().initializer(target);
  }

  // ---- coming

  /** The first worker is made. */
  void begin() {
    spares.refill();
  }

  /** A spare, or one that the opener opens; null if that was stopped. */
  @Nullable Seat claim(Opener opener) {
    Seat spare = spares.claim();
    return spare != null ? spare : opener.open();
  }

  Seat make(String name) {
    return seating.seat(name);
  }

  void started() {
    proven = true;
  }

  void refuseIfBroken() {
    if (crew.stage().isBroken()) {
      throw (PoolBrokenException) crew.stage().refusal();
    }
  }

  /** A seat died before it was ready; throws if the pool has broken by that. */
  void notStarted(WorkerDiedException died) {
    deaths.count(died);
    boolean tooMany = deaths.add(died);
    if (died.why() == Cause.CLOSED) {
      throw broken("none of its workers can be started any more", died);
    }
    if (!proven) {
      throw broken("its first worker could not be started", died);
    }
    if (tooMany) {
      throw tooMany(died);
    }
  }

  // ---- going

  /** A seat has died that was ready for work; said once, before anybody sees what failed by it. */
  void dying(WorkerDiedException died) {
    deaths.count(died);
  }

  /** Its worker is done with what failed by that. */
  void died(WorkerDiedException died) {
    if (deaths.add(died)) {
      crew.broken(tooMany(died), null);
    }
  }

  private PoolBrokenException tooMany(WorkerDiedException last) {
    return broken(
        deaths.inARow() + " of its workers have died with no success in between, the last one",
        last);
  }

  private PoolBrokenException broken(String what, WorkerDiedException died) {
    return new PoolBrokenException(
        "Pool "
            + crew.name()
            + " is broken, "
            + what
            + ": "
            + died.getMessage()
            + ". Find the cause and make a new pool.",
        died);
  }

  void retired(Retirement why) {
    retirements.merge(why, 1L, Long::sum);
  }

  /** A seat answers so many calls; said before anybody sees the answers. */
  void answer(int calls) {
    answered.add(calls);
  }

  /** Calls were answered, and the seat lives. */
  void worked() {
    deaths.success();
  }

  // ---- the end

  /** Lets the spares go; true if none is left. */
  boolean end() {
    return spares.end();
  }

  boolean areGone() {
    return spares.areGone();
  }

  // ---- as others see it

  PoolStats stats() {
    List<PoolStats.Worker> workers = new ArrayList<>();
    for (Worker worker : crew.staff()) {
      workers.add(worker.station().stats());
    }
    workers.sort(Comparator.comparingInt(PoolStats.Worker::number));
    return new PoolStats(
        crew.name(),
        crew.size(),
        workers,
        spares.size(),
        crew.intake().size(),
        crew.intake().bytes(),
        answered.sum(),
        deaths.counts(),
        retirements,
        crew.stage().isBroken());
  }

  @Override
  public String toString() {
    long running = crew.staff().stream().filter(worker -> worker.station().isSeated()).count();
    long died = deaths.total();
    return running + spares.size() + " processes" + (died == 0 ? "" : ", " + died + " died");
  }
}
