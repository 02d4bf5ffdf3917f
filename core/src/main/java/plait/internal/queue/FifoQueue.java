package plait.internal.queue;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * First in, first out: an endless row of slots in linked chunks, a put index and a take index that
 * only grow, and a lock for each.
 *
 * <p>Each side remembers where it last saw the other and looks again only when the queue seems full
 * or empty to it. What goes on in the middle takes the putters' lock and then the takers'. The
 * chunk of a side is the one with its latest slot; the next slot may be the first of the next
 * chunk.
 */
public final class FifoQueue<T> extends StoredQueue<T> {
  private static final int LARGEST_CHUNK = 1024;
  private static final int SMALLEST_CHUNK = 16;

  /** Who yields waits for this many items or slots, so that the two sides work in long strides. */
  private static final int STRIDE = 256;

  private static final int YIELDS = 8;
  private static final long LONGEST_YIELDING = 20_000;

  private final int capacity;
  private final int chunkSize;
  private final Side in = new Side();
  private final Side out = new Side();
  private volatile boolean closed;

  public FifoQueue(@Nullable String name, int capacity) {
    super("queue", name, capacity);
    this.capacity = capacity;
    this.chunkSize = Math.clamp(Integer.highestOneBit(capacity), SMALLEST_CHUNK, LARGEST_CHUNK);
    out.chunk = in.chunk;
  }

  // ---- the two ends

  @Override
  boolean tryPut(T item) {
    in.lock();
    try {
      if (closed) {
        throw refused();
      }
      long at = in.index;
      if (at - in.known >= capacity && at - look(in, out) >= capacity) {
        return false;
      }
      slotsToPut(at)[slot(at)] = item;
      in.moveTo(at + 1);
    } finally {
      in.unlock();
    }
    takers.signal();
    return true;
  }

  private @Nullable Object[] slotsToPut(long at) {
    if (slot(at) == 0) {
      Chunk fresh = new Chunk(chunkSize);
      in.chunk.next = fresh;
      in.chunk = fresh;
    }
    return in.chunk.slots;
  }

  @Override
  @Nullable T tryTake() {
    T taken;
    out.lock();
    try {
      long at = out.index;
      if (at == out.known && at == look(out, in)) {
        return null;
      }
      taken = removeFirst(at);
    } finally {
      out.unlock();
    }
    putters.signal();
    return taken;
  }

  /** Where the other side is. The fence orders the answer after all that the thread did before. */
  private static long look(Side from, Side to) {
    VarHandle.fullFence();
    from.known = to.index;
    return from.known;
  }

  private T removeFirst(long at) {
    if (slot(at) == 0) {
      Chunk used = out.chunk;
      out.chunk = next(used);
      used.next = null; // old garbage must not keep newer chunks alive
    }
    @Nullable Object[] slots = out.chunk.slots;
    T taken = item(slots[slot(at)]);
    slots[slot(at)] = null;
    out.moveTo(at + 1);
    return taken;
  }

  @Override
  void restore(T item) {
    out.lock();
    try {
      long at = out.index - 1;
      out.chunk.slots[slot(at)] = item;
      if (slot(at) == 0) {
        Chunk before = new Chunk(0);
        before.next = out.chunk;
        out.chunk = before;
      }
      out.moveTo(at);
    } finally {
      out.unlock();
    }
    takers.signal();
  }

  private int slot(long at) {
    return (int) at & chunkSize - 1;
  }

  private static Chunk next(Chunk chunk) {
    return Objects.requireNonNull(chunk.next);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // between the indices there are only items
  private T item(@Nullable Object slot) {
    return (T) slot;
  }

  // ---- waiting

  @Override
  void awaitPutsUnderWay() {
    in.pass();
  }

  @Override
  void awaitTakesUnderWay() {
    out.pass();
  }

  @Override
  boolean yieldForRoom() {
    return yieldForStride(this::remainingCapacity);
  }

  @Override
  boolean yieldForItem() {
    return yieldForStride(this::size);
  }

  /** Lets others run until there is a stride's worth, for a moment; true if there is anything. */
  @SuppressWarnings("ThreadPriorityCheck") // a hint: whatever the scheduler does, the wait follows
  private boolean yieldForStride(IntSupplier there) {
    int enough = Math.min(STRIDE, Math.max(1, capacity / 4));
    long start = System.nanoTime();
    for (int i = 0; i < YIELDS && System.nanoTime() - start < LONGEST_YIELDING; i++) {
      Thread.yield();
      if (closed || there.getAsInt() >= enough) {
        return true;
      }
    }
    return there.getAsInt() > 0;
  }

  // ---- the end

  @Override
  void close() {
    in.lock();
    closed = true;
    in.unlock();
    takers.signalAll();
    putters.signalAll();
  }

  @Override
  public boolean isShutdown() {
    return closed;
  }

  // ---- the middle

  @Override
  public int size() {
    VarHandle.fullFence();
    long taken = out.index;
    return (int) Math.min(capacity, in.index - taken);
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  long puts() {
    return in.index;
  }

  @Override
  public @Nullable T peek() {
    out.lock();
    try {
      long at = out.index;
      if (at == look(out, in)) {
        return null;
      }
      Chunk chunk = slot(at) == 0 ? next(out.chunk) : out.chunk;
      return item(chunk.slots[slot(at)]);
    } finally {
      out.unlock();
    }
  }

  @Override
  public List<T> snapshot() {
    lockBoth();
    try {
      return items();
    } finally {
      unlockBoth();
    }
  }

  private List<T> items() {
    var items = new ArrayList<T>();
    Chunk chunk = out.chunk;
    for (long at = out.index; at < in.index; at++) {
      chunk = slot(at) == 0 ? next(chunk) : chunk;
      items.add(item(chunk.slots[slot(at)]));
    }
    return items;
  }

  @Override
  int removeMatching(Predicate<? super T> test) {
    int removed;
    lockBoth();
    try {
      var kept = items();
      int before = kept.size();
      kept.removeIf(test);
      removed = before - kept.size();
      if (removed > 0) {
        moveToTheEnd(kept, removed);
      }
    } finally {
      unlockBoth();
    }
    if (removed > 0) {
      putters.signal();
    }
    return removed;
  }

  /** Closes the gaps: what is kept moves up to the put index, and the take index past the rest. */
  private void moveToTheEnd(List<T> kept, int removed) {
    Chunk chunk = out.chunk;
    int seen = 0;
    for (long at = out.index; at < in.index; at++) {
      chunk = slot(at) == 0 ? next(chunk) : chunk;
      chunk.slots[slot(at)] = seen < removed ? null : kept.get(seen - removed);
      seen++;
    }
    for (int i = 0; i < removed; i++) {
      removeFirst(out.index);
    }
    out.known = in.index;
  }

  private void lockBoth() {
    in.lock();
    out.lock();
  }

  private void unlockBoth() {
    out.unlock();
    in.unlock();
  }
}
