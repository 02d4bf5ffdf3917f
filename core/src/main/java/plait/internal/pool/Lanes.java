package plait.internal.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.Priority;

/**
 * Waiting tasks, a lane for each priority; within a lane first come, first served. A lane whose
 * first task was overtaken often enough by those of higher lanes has the next turn, so every task
 * gets there.
 *
 * <p>As long as nobody asks for a priority there is one lane and no lock. {@code mixed} is set
 * before the first task enters another one; whoever still overlooks that task is called again after
 * it was added. From then on {@code turn} guards the order of taking.
 */
final class Lanes {
  private static final int FEW = 64;

  /** How often the first task of a lane is overtaken at the most. */
  private static final int PATIENCE = 16;

  private final Lane low = new Lane(List.of());
  private final Lane normal = new Lane(List.of(low));
  private final Lane high = new Lane(List.of(normal, low));
  private final AtomicInteger stale = new AtomicInteger();
  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean mixed;

  /** The tasks of one priority; {@code overtaken} is guarded by {@code turn}. */
  private final class Lane {
    private final List<Lane> lower;
    private final ConcurrentLinkedQueue<PoolTask<?>> tasks = new ConcurrentLinkedQueue<>();
    private int overtaken;

    Lane(List<Lane> lower) {
      this.lower = lower;
    }

    /** Claims the first task that still wants to run. */
    @Nullable PoolTask<?> take() {
      PoolTask<?> task = tasks.poll();
      while (task != null && !task.claim()) {
        stale.decrementAndGet();
        task = tasks.poll();
      }
      return task;
    }

    boolean hasTurn() {
      return overtaken >= PATIENCE;
    }

    @Nullable PoolTask<?> takeBeforeLower() {
      PoolTask<?> task = take();
      overtaken = 0;
      if (task != null) {
        lower.forEach(Lane::overtake);
      }
      return task;
    }

    private void overtake() {
      overtaken = tasks.isEmpty() ? 0 : overtaken + 1;
    }
  }

  void add(PoolTask<?> task, Priority priority) {
    Lane lane = lane(priority);
    if (lane != normal) {
      mixed = true;
    }
    lane.tasks.add(task);
  }

  private Lane lane(Priority priority) {
    if (priority == Priority.NORMAL) {
      return normal;
    }
    return priority == Priority.HIGH ? high : low;
  }

  /** Claims the next task that still wants to run, or returns null. */
  @Nullable PoolTask<?> take() {
    return mixed ? takeInTurn() : normal.take();
  }

  private @Nullable PoolTask<?> takeInTurn() {
    turn.lock();
    try {
      PoolTask<?> task = low.hasTurn() ? low.takeBeforeLower() : null;
      if (task == null && normal.hasTurn()) {
        task = normal.takeBeforeLower();
      }
      return task == null ? takeHighest() : task;
    } finally {
      turn.unlock();
    }
  }

  private @Nullable PoolTask<?> takeHighest() {
    PoolTask<?> task = high.takeBeforeLower();
    if (task == null) {
      task = normal.takeBeforeLower();
    }
    return task == null ? low.takeBeforeLower() : task;
  }

  /**
   * A task that is somewhere in a lane will not be taken from it. Such tasks stay until a worker
   * comes by, or until they outnumber the others, of which so many are left.
   */
  void dropOne(int left) {
    int gone = stale.incrementAndGet();
    if (gone > FEW && gone > left && turn.tryLock()) {
      try {
        all().forEach(lane -> lane.tasks.removeIf(task -> !task.isScheduled()));
        stale.set(0);
      } finally {
        turn.unlock();
      }
    }
  }

  private List<Lane> all() {
    return List.of(high, normal, low);
  }

  /** The tasks that wait at this moment. */
  List<PoolTask<?>> waiting() {
    List<PoolTask<?>> waiting = new ArrayList<>();
    all().forEach(lane -> waiting.addAll(lane.tasks));
    waiting.removeIf(task -> !task.isScheduled());
    return waiting;
  }
}
