package plait.internal.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Some items in a row and their results. The items are written before the batch is shared; who runs
 * one is settled by {@code next}, who answers for it by a compare-and-set of its result.
 */
final class Batch {
  private static final Object NULL = new Object();
  private static final Object SETTLED = new Object();
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Object[].class);

  private final long first;
  private final @Nullable Object[] items;
  private final boolean packs;
  private @Nullable Object @Nullable [] packed;
  private final @Nullable Object[] results;
  private final AtomicInteger next = new AtomicInteger();
  private int size;

  /** {@code packs} if its items are to be sent to seats. */
  Batch(long first, int room, boolean packs) {
    this.first = first;
    this.packs = packs;
    this.items = new Object[room];
    this.results = new Object[room];
  }

  void add(@Nullable Object item) {
    items[size++] = item;
  }

  void add(@Nullable Object item, @Nullable Object readyToTravel) {
    if (packed == null && readyToTravel != item) {
      packed = Arrays.copyOf(items, items.length);
    }
    if (packed != null) {
      packed[size] = readyToTravel;
    }
    add(item);
  }

  /** Whether all its items travel as they are. */
  boolean isPlain() {
    return packs && packed == null;
  }

  /** How many bytes an item has that waits to travel. */
  int bytes(int at) {
    return packed != null && packed[at] instanceof Packed item ? item.size() : 0;
  }

  int size() {
    return size;
  }

  /** The place of an item in the whole input. */
  long index(int at) {
    return first + at;
  }

  /** The next item that nobody runs, or -1. */
  int claim() {
    int at = hasMore() ? next.getAndIncrement() : size;
    return at < size ? at : -1;
  }

  /** The first of the items that nobody runs, which are now the caller's; the size if none. */
  int claimRest() {
    return Math.min(size, next.getAndSet(size));
  }

  /** Gives items back that were claimed and never began. */
  void reopen(int from) {
    next.set(from);
  }

  /** Some items to be sent. */
  Load load(Packed function, int from, int count) {
    return packed == null
        ? Load.ofPlain(function, items, from, count)
        : Load.of(function, packed, from, count);
  }

  boolean hasMore() {
    return next.get() < size;
  }

  /** How messages call an item. */
  String name(int at) {
    return Failed.name(index(at), items[at]);
  }

  @Nullable Object item(int at) {
    return items[at];
  }

  /** Puts the result in its place; false if somebody has answered for the item before. */
  boolean finish(int at, @Nullable Object result) {
    if (!CELL.compareAndSet(results, at, null, result == null ? NULL : result)) {
      return false;
    }
    forget(at);
    return true;
  }

  private void forget(int at) {
    if (isPlain()) {
      return; // they are small, and the batch is not kept for long
    }
    items[at] = null;
    if (packed != null) {
      packed[at] = null;
    }
  }

  /**
   * Decides who answers for the item, without a result yet; false if somebody has before. {@link
   * #publish} is to follow.
   */
  boolean settle(int at) {
    return CELL.compareAndSet(results, at, null, SETTLED);
  }

  /** Puts the result of a settled item in its place. */
  void publish(int at, @Nullable Object result) {
    forget(at);
    CELL.setVolatile(results, at, result == null ? NULL : result);
  }

  boolean isFinished(int at) {
    Object result = CELL.getVolatile(results, at);
    return result != null && result != SETTLED;
  }

  /** The condition that it is. */
  BooleanSupplier finished(int at) {
    return new Finished(at);
  }

  private final class Finished implements BooleanSupplier {
    private final int at;

    Finished(int at) {
      this.at = at;
    }

    @Override
    public boolean getAsBoolean() {
      return isFinished(at);
    }
  }

  /** The result of a finished item. */
  @Nullable Object result(int at) {
    Object result = CELL.getVolatile(results, at);
    results[at] = NULL;
    return result == NULL ? null : result;
  }
}
