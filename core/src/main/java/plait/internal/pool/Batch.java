package plait.internal.pool;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Some items in a row and their results. The items are written before the batch is shared; who runs
 * one is settled by {@code next}, who answers for it by a compare-and-set of its result.
 */
final class Batch {
  private static final Object NULL = new Object();
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Object[].class);

  private final long first;
  private final @Nullable Object[] items;
  private final @Nullable Object[] results;
  private final AtomicInteger next = new AtomicInteger();
  private int size;

  Batch(long first, int room) {
    this.first = first;
    this.items = new Object[room];
    this.results = new Object[room];
  }

  void add(@Nullable Object item) {
    items[size++] = item;
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

  boolean hasMore() {
    return next.get() < size;
  }

  /** Forgets the items that nobody runs. */
  void close() {
    next.set(size);
  }

  @Nullable Object item(int at) {
    return items[at];
  }

  /** Puts the result in its place; false if somebody has answered for the item before. */
  boolean finish(int at, @Nullable Object result) {
    if (!CELL.compareAndSet(results, at, null, result == null ? NULL : result)) {
      return false;
    }
    items[at] = null;
    return true;
  }

  boolean isFinished(int at) {
    return CELL.getVolatile(results, at) != null;
  }

  /** The result of a finished item. */
  @Nullable Object result(int at) {
    Object result = CELL.getVolatile(results, at);
    results[at] = NULL;
    return result == NULL ? null : result;
  }
}
