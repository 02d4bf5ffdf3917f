package plait.internal.pool;

import org.jspecify.annotations.Nullable;
import plait.Sink;
import plait.Target;
import plait.Task;

/**
 * A task of a run: takes one item after the other until there is none, or until it has had its
 * share of the worker and others wait.
 *
 * <p>{@code batch} and {@code at} are written by the runner; the thread that abandons it reads them
 * after it has seen, under the crew's lock, that the runner is still at its item.
 */
final class Runner implements Target<@Nullable Void>, Abandonable, Sink<Task<?>> {
  private static final long serialVersionUID = 1L;
  private static final long SHARE_NANOS = 1_000_000;
  private static final long SHORT_NANOS = 20_000;
  private static final long LONG_NANOS = 200_000;

  /** A load costs a round trip to another process. */
  private static final long SHORT_LOAD_NANOS = 500_000;

  private static final long LONG_LOAD_NANOS = 5_000_000;

  private final transient Run<?, ?> run;
  private transient @Nullable PoolTask<?> task;
  private transient volatile @Nullable Batch batch;
  private transient volatile int at;
  private transient volatile boolean abandoned;
  private transient volatile boolean left;
  private transient volatile boolean begun;

  Runner(Run<?, ?> run) {
    this.run = run;
  }

  void task(PoolTask<?> made) {
    task = made;
  }

  @Nullable PoolTask<?> task() {
    return task;
  }

  /** The batch it is at, which others may help with. */
  @Nullable Batch batch() {
    return batch;
  }

  /** Whether it has said that it takes no more items. */
  boolean hasLeft() {
    return left;
  }

  /** Whether it has looked for items. */
  boolean hasBegun() {
    return begun;
  }

  @Override
  public @Nullable Void call() {
    long began = System.nanoTime();
    long before = began;
    begun = true;
    run.begun();
    Batch mine = run.take();
    run.callRunner();
    if (mine == null) {
      leave();
      mine = rejoin();
    }
    while (mine != null) {
      work(mine);
      if (abandoned) {
        return null;
      }
      long now = System.nanoTime();
      adapt(mine, now - before);
      before = now;
      if (now - began > SHARE_NANOS && run.othersWait()) {
        leave();
        run.startSuccessor();
        return null;
      }
      mine = run.take();
      if (mine == null) {
        leave();
        mine = rejoin();
      }
    }
    return null;
  }

  /** Looks again after it has said that it leaves. */
  private @Nullable Batch rejoin() {
    Batch found = null;
    while (found == null && run.rejoin()) {
      left = false;
      found = run.take();
      if (found == null) {
        leave();
      }
    }
    return found;
  }

  private void leave() {
    left = true;
    batch = null;
    run.leave();
  }

  private void work(Batch mine) {
    batch = mine;
    SeatHands hands = run.hands();
    if (hands != null) {
      hands.work(mine);
      return;
    }
    for (int item = mine.claim(); item >= 0; item = mine.claim()) {
      at = item;
      run.perform(mine, item);
      if (abandoned || run.isStopped()) {
        return;
      }
    }
  }

  private void adapt(Batch done, long nanos) {
    boolean elsewhere = run.hands() != null;
    if (nanos < (elsewhere ? SHORT_LOAD_NANOS : SHORT_NANOS)) {
      boolean manyAtOnce = elsewhere && done.size() > 1 && nanos < SHORT_LOAD_NANOS / 4;
      run.enlarge(done.size(), manyAtOnce ? 4 : 2);
    } else if (nanos > (elsewhere ? LONG_LOAD_NANOS : LONG_NANOS)) {
      run.shrink(done.size());
    }
  }

  /** Its task has ended. */
  @Override
  public void accept(Task<?> ended) {
    run.ended(this);
  }

  @Override
  public void abandoned(Throwable failure) {
    abandoned = true;
    Batch stuck = batch;
    if (stuck != null) {
      run.abandoned(stuck, at, failure);
    }
  }
}
