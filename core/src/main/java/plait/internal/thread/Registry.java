package plait.internal.thread;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import plait.Task;

/**
 * The living tasks. Adding is one compare-and-set, removing one store: an entry is emptied when its
 * task ends, and swept out when as many entries have been added as were alive after the last sweep.
 *
 * <p>Several stacks, picked by the adding thread, keep starters out of each other's way. {@code
 * head} is changed by compare-and-set; {@code next} is written before an entry is published and by
 * the one sweeper that holds {@code sweeping} afterwards.
 */
final class Registry {
  private static final int STACKS = 8;
  private static final int MIN_SWEEP = 1024;
  private static final Stack[] ALL = new Stack[STACKS];

  static {
    for (int i = 0; i < STACKS; i++) {
      ALL[i] = new Stack();
    }
  }

  private Registry() {}

  /** A task's place; emptied when the task ends, so that its result can be collected. */
  static final class Entry {
    private static final VarHandle TASK;

    static {
      try {
        TASK = MethodHandles.lookup().findVarHandle(Entry.class, "task", Task.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private volatile @Nullable Task<?> task;
    private volatile @Nullable Entry next;

    private Entry(Task<?> task) {
      TASK.set(this, task);
    }

    void remove() {
      TASK.setRelease(this, null);
    }
  }

  private static final class Stack {
    private final AtomicReference<@Nullable Entry> head = new AtomicReference<>();
    private final AtomicInteger added = new AtomicInteger();
    private volatile int sweepAt = MIN_SWEEP;
    private final Object sweeping = new Object();

    void push(Entry entry) {
      Entry seen;
      do {
        seen = head.get();
        entry.next = seen;
      } while (!head.compareAndSet(seen, entry));
      if (added.incrementAndGet() >= sweepAt) {
        sweep();
      }
    }

    /** Unlinks the empty entries behind the newest one, which nobody else unlinks. */
    private void sweep() {
      synchronized (sweeping) {
        if (added.get() < sweepAt) {
          return;
        }
        int living = 0;
        for (Entry entry = head.get(); entry != null; entry = entry.next) {
          entry.next = firstLiving(entry.next);
          living++;
        }
        added.set(0);
        sweepAt = Math.max(MIN_SWEEP, living);
      }
    }

    private static @Nullable Entry firstLiving(@Nullable Entry entry) {
      Entry candidate = entry;
      while (candidate != null && candidate.task == null) {
        candidate = candidate.next;
      }
      return candidate;
    }

    void collect(List<Task<?>> into) {
      for (Entry entry = head.get(); entry != null; entry = entry.next) {
        Task<?> task = entry.task;
        if (task != null) {
          into.add(task);
        }
      }
    }
  }

  static Entry add(Task<?> task) {
    Entry entry = new Entry(task);
    ALL[(int) Thread.currentThread().threadId() & (STACKS - 1)].push(entry);
    return entry;
  }

  static List<Task<?>> living() {
    List<Task<?>> living = new ArrayList<>();
    for (Stack stack : ALL) {
      stack.collect(living);
    }
    return living;
  }
}
