package plait.internal.pool;

import plait.Pool;
import plait.internal.thread.Settings;

/** A pool of threads. */
public final class PoolView extends View<Pool> {
  private static final int MIN_CAPACITY = 1024;
  private static final int VIRTUAL_PER_PROCESSOR = 32;
  private static final int MIN_VIRTUAL = 64;

  /** An idle worker ends after some of them. */
  public static final long TICK_NANOS = 1_000_000_000;

  private PoolView(Crew crew, Options options) {
    super(crew, options);
  }

  /** Makes a pool of so many workers. */
  public static Pool of(Settings settings, int workers) {
    return of(settings, workers, TICK_NANOS);
  }

  /** Makes a pool whose idle workers end after some ticks of that length. */
  public static Pool of(Settings settings, int workers, long tickNanos) {
    int capacity = capacityOf(workers);
    return new PoolView(new Crew(settings, workers, capacity, tickNanos), Options.NONE);
  }

  /** How many tasks may wait for so many workers. */
  static int capacityOf(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException(
          "A pool of " + workers + " workers can do nothing: give at least 1.");
    }
    return (int) Math.min(Integer.MAX_VALUE, Math.max(MIN_CAPACITY, 4L * workers));
  }

  /** The number of workers where the program names none. */
  public static int defaultSize(boolean platform) {
    int processors = Runtime.getRuntime().availableProcessors();
    return platform ? processors : Math.max(MIN_VIRTUAL, VIRTUAL_PER_PROCESSOR * processors);
  }

  /** What the initializer made for the worker that runs the calling code. */
  public static <S> S stateOfWorker(Class<S> type) {
    return WorkerState.as(type);
  }

  @Override
  Pool with(Options changed) {
    return new PoolView(crew, changed);
  }

  @Override
  Pool self() {
    return this;
  }
}
