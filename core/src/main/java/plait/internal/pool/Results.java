package plait.internal.pool;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import plait.Progress;

/**
 * One function over many items: the side of the consumer, in one thread at a time. It draws the
 * items, a window ahead of the results that it gives.
 *
 * <p>Items of a collection lie ready, so they are handed over in batches while the calls are short;
 * those of other iterables one by one, since drawing the next may take time.
 */
final class Results<A extends @Nullable Object> implements AutoCloseable {
  /** Stands for a result of null. */
  static final Object NULL = new Object();

  /** A batch that need not have a certain size is no larger than that, but for its last item. */
  private static final long BATCH_BYTES = 1 << 20;

  /** So many tiny calls are worth a load. */
  private static final int SMALL_LOAD = 256;

  private final Run<A, ?> run;
  private final Options options;
  private final Iterator<? extends A> input;
  private final boolean lieReady;
  private final int total;
  private final boolean whole;
  private final @Nullable Progress progress;
  private final ArrayDeque<Batch> batches = new ArrayDeque<>();
  private int at;
  private long drawn;
  private long given;

  /** How large the parcels of the batch are that is being drawn. */
  private long drawnBytes;

  private boolean exhausted;
  private boolean closed;
  private @Nullable Throwable inputFailure;
  private @Nullable Failed unsendable;

  /** {@code whole} if nobody looks at the results before the last one. */
  Results(
      Run<A, ?> run,
      Options options,
      Iterable<? extends A> items,
      boolean whole,
      @Nullable Progress progress) {
    this.run = run;
    this.options = options;
    this.input = items.iterator();
    this.lieReady = lieReady(items);
    this.total = lieReady ? ((Collection<?>) items).size() : 0;
    this.whole = whole;
    this.progress = progress;
  }

  /** The iterator of a queue may wait for items. */
  static boolean lieReady(Iterable<?> items) {
    return items instanceof Collection && !(items instanceof Queue);
  }

  /**
   * The next result or {@link Failed}, for which it waits; {@link #NULL} for a result of null; null
   * at the end.
   */
  @Nullable Object next() {
    if (closed) {
      return null;
    }
    try {
      if (!isNextHere()) {
        fill();
      }
      Object next = given < drawn ? awaitNext() : null;
      if (next == null) {
        throwInputFailure();
        run.release();
        finish();
      }
      return next;
    } catch (Throwable failure) {
      close();
      throw failure;
    }
  }

  /** In the middle of a batch there is no need to draw more. */
  private boolean isNextHere() {
    return at > 0 && lieReady && batches.element().isFinished(at);
  }

  private Object awaitNext() {
    Object next = options.unordered() ? awaitReady() : awaitHead();
    given++;
    if (run.isFailFast() && next instanceof Failed item) {
      throw item.exception(run.site());
    }
    return next;
  }

  private Object awaitReady() {
    Object next = run.pollReady();
    if (next == null) {
      run.await(run::hasReady);
      throwFailure();
      next = run.pollReady();
    }
    return Objects.requireNonNull(next);
  }

  private Object awaitHead() {
    Batch head = batches.element();
    int mine = at;
    if (!head.isFinished(mine)) {
      if (whole) {
        Batch middle = middle();
        run.await(middle.finished(middle.size() - 1));
      }
      run.await(head.finished(mine));
      throwFailure();
    }
    Object next = head.result(mine);
    at++;
    if (at == head.size()) {
      batches.remove();
      at = 0;
    }
    return next == null ? NULL : next;
  }

  /** Waking the consumer for each result would cost more than short calls do. */
  private Batch middle() {
    Iterator<Batch> each = batches.iterator();
    for (int before = batches.size() / 2; before > 0; before--) {
      Batch _ = each.next();
    }
    return each.next();
  }

  private void throwFailure() {
    Object failure = run.failure();
    if (failure instanceof Failed item) {
      throw item.exception(run.site());
    }
    if (failure != null) {
      throwAsItIs((Throwable) failure);
    }
  }

  private void throwInputFailure() {
    if (inputFailure != null) {
      throwAsItIs(inputFailure);
    }
  }

  private static void throwAsItIs(Throwable failure) {
    switch (failure) {
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException("a pool cannot go on: " + failure, failure);
    }
  }

  // ---- drawing

  private void fill() {
    boolean drew = false;
    while (!exhausted && !(drew && !lieReady && headIsFinished())) {
      int batch = batchSize();
      long room = window(batch) - (drawn - given);
      boolean isFull = run.unanswered().get() >= run.crew().intake().byteCapacity();
      if (room <= 0 || (given < drawn && (room < batch || isFull))) {
        return;
      }
      draw((int) Math.min(batch, room));
      drew = true;
    }
  }

  private boolean headIsFinished() {
    return options.unordered()
        ? run.hasReady()
        : !batches.isEmpty() && batches.element().isFinished(at);
  }

  private int batchSize() {
    if (options.chunk() > 0) {
      return options.chunk();
    }
    if (!lieReady) {
      return 1;
    }
    int most = options.window() == 0 ? fairShare() : options.window() / share();
    return Math.max(1, Math.min(run.batchSize(), most));
  }

  /** The last loads are small, so that no seat is at a large one when the others have ended. */
  private int fairShare() {
    long left = (total - drawn) / share();
    return run.hands() == null
        ? Integer.MAX_VALUE
        : Math.clamp(left, SMALL_LOAD, Integer.MAX_VALUE);
  }

  private long window(int batch) {
    if (options.window() > 0) {
      return options.window();
    }
    return (long) share() * (options.chunk() > 0 ? batch : run.batchSize());
  }

  private int share() {
    return Math.multiplyExact(4, Math.min(run.crew().size(), Integer.MAX_VALUE / 4));
  }

  private void draw(int most) {
    boolean packs = run.hands() != null;
    Batch batch = new Batch(drawn, most, packs);
    drawnBytes = 0;
    try {
      while (batch.size() < most && !exhausted && unsendable == null && !isHeavy()) {
        if (!input.hasNext()) {
          exhausted = true;
        } else if (packs) {
          pack(input.next(), batch);
        } else {
          batch.add(input.next());
        }
      }
    } catch (RuntimeException | Error failure) {
      inputFailure = failure;
      exhausted = true;
    }
    if (batch.size() > 0) {
      add(batch);
      run.add(batch);
    }
    if (unsendable != null) {
      addUnsendable();
    }
  }

  private boolean isHeavy() {
    return drawnBytes > BATCH_BYTES && options.chunk() == 0;
  }

  private void add(Batch batch) {
    drawn += batch.size();
    if (!options.unordered()) {
      batches.add(batch);
    }
  }

  private void pack(A item, Batch batch) {
    Object packed;
    try {
      packed = packed(item);
    } catch (RuntimeException refusal) {
      unsendable = Failed.of(drawn + batch.size(), item, refusal);
      return;
    }
    batch.add(item, packed);
    if (packed instanceof Packed sized) {
      run.unanswered().addAndGet(sized.size());
      drawnBytes += sized.size();
    }
  }

  /**
   * An iterator may change what it gave before, and whoever sees results their items; a collection
   * stays as it is while its owner waits for all of them.
   */
  private @Nullable Object packed(A item) {
    Packing packing = run.crew().seats().packing();
    return whole && lieReady ? packing.lentItem(item) : packing.item(item);
  }

  /** An item that cannot travel has failed without going anywhere. */
  private void addUnsendable() {
    Batch alone = new Batch(drawn, 1, true);
    alone.add(null, null);
    add(alone);
    run.finish(alone, alone.claimRest(), unsendable);
    unsendable = null;
  }

  // ---- the end

  private void finish() {
    closed = true;
    if (progress != null) {
      progress.close();
    }
  }

  /** Cancels what is under way and waits until it has ended. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      batches.clear();
      try {
        run.stop();
      } finally {
        finish();
      }
    }
  }
}
