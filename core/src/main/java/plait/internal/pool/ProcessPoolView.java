package plait.internal.pool;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plait.PoolStats;
import plait.ProcessPool;
import plait.WorkerDiedException.Cause;
import plait.internal.thread.Settings;

/** A pool whose bodies run in seats. */
public final class ProcessPoolView extends View<ProcessPool> implements ProcessPool {

  private ProcessPoolView(Crew crew, Options options) {
    super(crew, options);
  }

  /** Makes a pool of so many workers whose bodies run in seats. */
  public static ProcessPool of(Settings settings, int workers, Seating seating, SeatRules rules) {
    return of(settings, workers, seating, rules, PoolView.TICK_NANOS);
  }

  /** Makes one that looks after its idle workers at every tick of that length. */
  public static ProcessPool of(
      Settings settings, int workers, Seating seating, SeatRules rules, long tickNanos) {
    int usual = PoolView.capacityOf(workers);
    int capacity = rules.queueTasks() == 0 ? usual : rules.queueTasks();
    Crew crew = new Crew(settings.platform(), workers, capacity, tickNanos, seating, rules);
    return new ProcessPoolView(crew, Options.NONE);
  }

  @Override
  public ProcessPool retry(int attempts, Cause... causes) {
    Set<Cause> some = EnumSet.noneOf(Cause.class);
    some.addAll(List.of(causes.length == 0 ? Cause.values() : causes));
    return with(options.withLives(attempts, some));
  }

  @Override
  public PoolStats stats() {
    return crew.seats().stats();
  }

  @Override
  ProcessPool with(Options changed) {
    return new ProcessPoolView(crew, changed);
  }

  @Override
  ProcessPool self() {
    return this;
  }
}
