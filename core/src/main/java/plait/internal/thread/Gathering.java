package plait.internal.thread;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future.State;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import plait.Hold;
import plait.Task;

/**
 * Several tasks, and one who waits until enough of them have ended. Each task announces its end; a
 * gathering that is given up takes itself off those that go on.
 *
 * <p>A task that ends adds itself, counts, and then looks at {@code waiter}; the waiter sets {@code
 * waiter} and then looks at the count: one of them sees the other. {@code nodes} belongs to the
 * waiter.
 */
final class Gathering<K extends Task<?>> implements Blocker, AutoCloseable {
  /** So many tasks that wait are shown to the deadlock search at the most. */
  private static final int SHOWN = 4096;

  private final List<K> tasks;
  private final List<Joinable.@Nullable Node> nodes;
  private final Queue<K> ended = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean oneFailed;
  private volatile int wanted;
  private volatile int wakeAt;
  private volatile @Nullable Thread waiter;

  Gathering(Collection<? extends K> given) {
    tasks = List.copyOf(new LinkedHashSet<>(given));
    tasks.forEach(Gathering::refuseUnstarted);
    nodes = new ArrayList<>(tasks.size());
    for (K task : tasks) {
      nodes.add(announce(task));
    }
  }

  private static void refuseUnstarted(Task<?> task) {
    RuntimeException refusal = task instanceof BaseTask<?> ours ? ours.notJoinable() : null;
    if (refusal != null) {
      throw refusal;
    }
  }

  private Joinable.@Nullable Node announce(K task) {
    if (task instanceof BaseTask<?> ours) {
      return ours.atEnd(() -> arrive(task));
    }
    var _ = task.onDone(_ -> arrive(task));
    return null;
  }

  private void arrive(K task) {
    ended.add(task);
    if (task.state() != State.SUCCESS) {
      oneFailed = true;
    }
    int arrived = count.incrementAndGet();
    Thread waiting = waiter;
    if (waiting != null && (arrived >= wakeAt || oneFailed)) {
      LockSupport.unpark(waiting);
    }
  }

  int size() {
    return tasks.size();
  }

  List<K> tasks() {
    return tasks;
  }

  int unfinished() {
    return tasks.size() - count.get();
  }

  String unfinishedText() {
    return unfinished() + " of " + size() + " tasks unfinished";
  }

  /** The next one that has ended, in the order of the ends. */
  K next() {
    K next = ended.poll();
    if (next == null) {
      throw new NoSuchElementException("nobody waited for one more to end");
    }
    return next;
  }

  /** Waits until so many have ended. */
  boolean await(int howMany, long nanos) {
    return await(howMany, false, nanos);
  }

  /** Waits until all have ended or one did so without success. */
  boolean awaitAllOrFailure(long nanos) {
    return await(size(), true, nanos);
  }

  private boolean await(int howMany, boolean orFailure, long nanos) {
    if (isThere(howMany, orFailure) || nanos == 0) {
      return isThere(howMany, orFailure);
    }
    wanted = howMany;
    waiter = Thread.currentThread();
    try {
      return Waits.await(
          this, nanos, limit -> parkUntil(() -> isThere(howMany, orFailure), howMany, limit));
    } finally {
      waiter = null;
    }
  }

  /** Makes way for tasks of the caller's own pool, one after the other. */
  private boolean parkUntil(BooleanSupplier there, int howMany, long nanos)
      throws InterruptedException {
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    long left = nanos;
    while (!there.getAsBoolean()) {
      int oneMore = Math.min(howMany, count.get() + 1); // before anybody begins in the way made
      try (Hold way = makeWay()) {
        int next = way == BaseTask.NO_WAY ? howMany : oneMore;
        wakeAt = next;
        if (!Joinable.parkUntil(this, () -> there.getAsBoolean() || count.get() >= next, left)) {
          return false;
        }
      }
      left = nanos == Waits.FOREVER ? nanos : Math.max(0, deadline - System.nanoTime());
    }
    return true;
  }

  private Hold makeWay() {
    for (K task : tasks) {
      if (task instanceof BaseTask<?> ours && ours.phase() == BaseTask.SCHEDULED) {
        Hold way = ours.awaited();
        if (way != BaseTask.NO_WAY) {
          return way;
        }
      }
    }
    return BaseTask.NO_WAY;
  }

  private boolean isThere(int howMany, boolean orFailure) {
    return count.get() >= howMany || (orFailure && oneFailed);
  }

  /** Gives up: leaves nothing behind in the tasks that go on. */
  @Override
  public void close() {
    if (unfinished() == 0) {
      return;
    }
    for (int i = 0; i < nodes.size(); i++) {
      Joinable.Node node = nodes.get(i);
      if (node != null && tasks.get(i) instanceof BaseTask<?> ours) {
        ours.forget(node);
      }
    }
  }

  // ---- as the deadlock search sees it

  @Override
  public String describe() {
    return wanted == size()
        ? "the end of " + unfinishedNames(" and ")
        : "the end of " + unfinishedNames(" or ");
  }

  private String unfinishedNames(String separator) {
    List<String> names = tasks.stream().filter(Gathering::goesOn).limit(4).map(Task::name).toList();
    return names.size() < 4
        ? String.join(separator, names)
        : String.join(separator, names.subList(0, 3)) + separator + "others";
  }

  static boolean goesOn(Task<?> task) {
    return !(task instanceof BaseTask<?> ours && ours.hasEnded());
  }

  @Override
  public String heldBy(String releaser) {
    return releaser + " has not ended";
  }

  @Override
  public boolean mayEndByItself() {
    return count.get() >= wanted || oneFailed;
  }

  @Override
  public Releasers releasers(Thread waiter) {
    return wanted == size() ? everyone(waiter) : anyone(waiter);
  }

  /** All have to end: those of which nothing is known, or that do not wait, stand in no way. */
  private Releasers everyone(Thread waiter) {
    List<Thread> threads = new ArrayList<>();
    for (K task : tasks) {
      if (goesOn(task) && threads.size() < SHOWN) {
        Releasers releasers = releasersOf(task, waiter);
        if (releasers.known() && (releasers.all() || releasers.threads().size() == 1)) {
          threads.addAll(releasers.threads());
        }
      }
    }
    return threads.isEmpty() ? Releasers.ANYBODY : Releasers.allOf(threads);
  }

  private Releasers anyone(Thread waiter) {
    List<Thread> threads = new ArrayList<>();
    for (K task : tasks) {
      if (goesOn(task)) {
        Releasers releasers = releasersOf(task, waiter);
        if (!releasers.known() || threads.size() >= SHOWN) {
          return Releasers.ANYBODY;
        }
        threads.addAll(releasers.threads());
      }
    }
    return Releasers.anyOf(threads);
  }

  private static Releasers releasersOf(Task<?> task, Thread waiter) {
    return task instanceof BaseTask<?> ours ? ours.releasers(waiter) : Releasers.ANYBODY;
  }
}
