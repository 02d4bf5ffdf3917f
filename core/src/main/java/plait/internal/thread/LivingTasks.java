package plait.internal.thread;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of tasks that run. Adding is one compare-and-set, removing one store: an entry is emptied
 * when its task ends, and swept out when as many entries have been added as were alive after the
 * last sweep.
 *
 * <p>{@code head} is changed by compare-and-set; {@code next} is written before an entry is
 * published and by the one sweeper, under this monitor, afterwards. {@code added} is plain: a count
 * lost to a race only delays a sweep.
 */
final class LivingTasks {
  private static final int MIN_SWEEP = 512;

  private final AtomicReference<@Nullable Entry> head = new AtomicReference<>();
  private volatile int sweepAt = MIN_SWEEP;
  private int added;

  /** A task's place; emptied when the task ends, so that its result can be collected. */
  static final class Entry {
    private volatile @Nullable BaseTask<?> task;
    private volatile @Nullable Entry next;

    private Entry(BaseTask<?> task) {
      this.task = task;
    }

    void remove() {
      task = null;
    }
  }

  Entry add(BaseTask<?> task) {
    Entry entry = new Entry(task);
    Entry seen;
    do {
      seen = head.get();
      entry.next = seen;
    } while (!head.compareAndSet(seen, entry));
    int count = added + 1;
    added = count;
    if (count >= sweepAt) {
      sweep();
    }
    return entry;
  }

  /** Unlinks the empty entries behind the newest one, which nobody else unlinks. */
  private synchronized void sweep() {
    if (added < sweepAt) {
      return;
    }
    int living = 0;
    for (Entry entry = head.get(); entry != null; entry = entry.next) {
      entry.next = firstLiving(entry.next);
      living++;
    }
    sweepAt = Math.max(MIN_SWEEP, living);
    added = 0;
  }

  private static @Nullable Entry firstLiving(@Nullable Entry entry) {
    Entry candidate = entry;
    while (candidate != null && candidate.task == null) {
      candidate = candidate.next;
    }
    return candidate;
  }

  /** Hands over the tasks that live at this moment, and perhaps some that begin or end now. */
  void forEach(Consumer<? super BaseTask<?>> consumer) {
    for (Entry entry = head.get(); entry != null; entry = entry.next) {
      BaseTask<?> task = entry.task;
      if (task != null) {
        consumer.accept(task);
      }
    }
  }

  /** The task whose body runs on a thread, or null. */
  @Nullable BaseTask<?> runningOn(Thread thread) {
    for (Entry entry = head.get(); entry != null; entry = entry.next) {
      BaseTask<?> task = entry.task;
      if (task != null && task.thread == thread) {
        return task;
      }
    }
    return null;
  }
}
