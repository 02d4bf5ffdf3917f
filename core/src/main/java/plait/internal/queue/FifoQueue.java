package plait.internal.queue;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * First in, first out: an endless row of slots in linked chunks, a put index and a take index that
 * only grow, and a lock for each.
 *
 * <p>Each side remembers where it last saw the other and looks again only when the queue seems full
 * or empty to it. What goes on in the middle takes the putters' lock and then the takers'.
 */
public final class FifoQueue<T> extends StoredQueue<T> {
  private static final int LARGEST_CHUNK = Integer.getInteger("chunk", 1024);

  private final int capacity;
  private final int chunkSize;
  private final Side in = new Side();
  private final Side out = new Side();
  private volatile boolean closed;

  public FifoQueue(@Nullable String name, int capacity) {
    super("queue", name);
    this.capacity = capacity;
    this.chunkSize = capacity >= LARGEST_CHUNK ? LARGEST_CHUNK : Math.max(4, 2 * Integer.highestOneBit(capacity));
    out.chunk = in.chunk;
  }

  @Override
  boolean tryPut(T item) {
    in.lock.lock();
    try {
      if (closed) {
        throw refused();
      }
      long at = in.index;
      if (at - in.known >= capacity) {
        VarHandle.fullFence();
        in.known = out.index;
        if (at - in.known >= capacity) {
          return false;
        }
      }
      slotsFor(at)[slot(at)] = item;
      Side.INDEX.setRelease(in, at + 1);
    } finally {
      in.lock.unlock();
    }
    takers.signal();
    return true;
  }

  @Override void settlePuts() { in.lock.lock(); in.lock.unlock(); }
  @Override void settleTakes() { out.lock.lock(); out.lock.unlock(); }

  private @Nullable Object[] slotsFor(long at) {
    if (slot(at) == 0) {
      Chunk fresh = new Chunk(chunkSize);
      in.chunk.next = fresh;
      in.chunk = fresh;
    }
    return in.chunk.slots;
  }

  private int slot(long at) {
    return (int) at & chunkSize - 1;
  }

  @Override
  @Nullable T tryTake() {
    T taken;
    out.lock.lock();
    try {
      taken = unlinkFirst();
    } finally {
      out.lock.unlock();
    }
    if (taken != null) {
      putters.signal();
    }
    return taken;
  }

  /** Takes the next one; the takers' lock is held. */
  private @Nullable T unlinkFirst() {
    long at = out.index;
    if (at == out.known) {
      VarHandle.fullFence();
      out.known = in.index;
      if (at == out.known) {
        return null;
      }
    }
    if (slot(at) == 0) {
      Chunk used = out.chunk;
      out.chunk = Objects.requireNonNull(used.next);
      used.next = null; // old garbage must not keep newer chunks alive
    }
    @Nullable Object[] slots = out.chunk.slots;
    T taken = cast(slots[slot(at)]);
    slots[slot(at)] = null;
    Side.INDEX.setRelease(out, at + 1);
    return taken;
  }

  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T cast(@Nullable Object item) {
    return (T) item;
  }

  @Override
  public int size() {
    long taken = out.index;
    return (int) Math.min(capacity, in.index - taken);
  }

  @Override
  public boolean isEmpty() {
    long taken = out.index;
    return in.index == taken;
  }

  @Override
  void close() { closed = true; takers.signalAll(); putters.signalAll(); }
  @Override public boolean isShutdown() { return closed; }
  @Override long puts() { return in.index; }
  @Override public int capacity() { return capacity; }
  @Override public @Nullable T peek() { return null; }
  @Override public List<T> snapshot() { return List.of(); }
  @Override int removeMatching(Predicate<? super T> test) { return 0; }
  @Override int drainInto(Collection<? super T> target, int limit) { return 0; }
}
