package plait;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a pool of processes looks like at a moment: a snapshot that does not change.
 *
 * @param pool the name of the pool
 * @param size how many tasks run at a time at the most
 * @param workers the workers there are, by number
 * @param spares how many started workers wait to take the place of another
 * @param queued how many tasks wait for a worker
 * @param queuedBytes how many bytes the bodies of those have
 * @param finished how many calls have been answered, failures and elements of a {@code map}
 *     included
 * @param deaths how many workers died, by cause; a worker that was replaced by rule is not dead but
 *     retired
 * @param retirements how many workers were replaced or let go by rule
 * @param broken whether the pool has broken, see {@link PoolBrokenException}
 */
public record PoolStats(
    String pool,
    int size,
    List<Worker> workers,
    int spares,
    int queued,
    long queuedBytes,
    long finished,
    Map<WorkerDiedException.Cause, Long> deaths,
    Map<Retirement, Long> retirements,
    boolean broken) {

  /** Keeps copies of the collections. */
  public PoolStats {
    workers = List.copyOf(workers);
    deaths = Map.copyOf(deaths);
    retirements = Map.copyOf(retirements);
  }

  /** What a worker does at a moment. */
  public enum State {
    /** Its process is starting, or has yet to start. */
    STARTING,
    /** It waits for a task. */
    IDLE,
    /** It runs a task. */
    BUSY
  }

  /** Why a worker was replaced or let go though nothing was wrong. */
  public enum Retirement {
    /** It had run as many tasks as it may. */
    TASKS,
    /** It was as old as it may become. */
    AGE,
    /** Its memory had grown over the mark. */
    MEMORY,
    /** There was nothing to do for it. */
    IDLE
  }

  /**
   * A worker at a moment.
   *
   * @param number its number in the pool, from 0
   * @param state what it does
   * @param pid the number of its process, -1 if it has none at this moment
   * @param tasks how many calls its process has answered
   * @param age how long its process has been ready for work
   * @param memory how many bytes its process has in memory, -1 if that is not known
   */
  public record Worker(int number, State state, long pid, long tasks, Duration age, long memory) {}
}
