package plait.internal.shared;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Memory that processes share, as this process has it mapped: once, however many handles lead to
 * it. It goes when all of its handles here are closed or unreachable; the system takes the memory
 * back with the last process that has it.
 *
 * <p>{@code MAPPED} and {@code handles} are guarded by the monitor of the former. The head of the
 * memory is written before anybody else can know of it, but for three words: {@code POLLED} and
 * {@code CLOSED} are only ever set, {@code CLAIMS} only ever counted up.
 */
public final class Memory {
  /** The bytes before the content. */
  public static final int HEAD = 64;

  private static final long MAGIC = 0x504C414954_0001L;
  private static final int KEY_AT = 8;
  private static final int POLLED_AT = 24;
  private static final int CLAIMS_AT = 28;
  private static final int CLOSED_AT = 32;

  private static final long RETRY_NANOS = 50_000_000;

  /** The bytes that are worth a collection of the garbage of a worker. */
  private static final long LARGE = 1 << 20;

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Cleaner CLEANER =
      Cleaner.create(
          Thread.ofPlatform()
              .name("plait-memory")
              .daemon()
              .inheritInheritableThreadLocals(false)
              .factory());
  private static final Map<Long, WeakReference<Memory>> MAPPED = new HashMap<>();

  private final MemorySegment whole;
  private final long key;
  private final Mapping mapping;
  private final Cleaner.Cleanable cleanable;
  private int handles;

  /** What has to be given back. Holds no reference to the memory. */
  private record Mapping(Backing backing, Arena arena, long key) implements Runnable {
    @Override
    public void run() {
      synchronized (MAPPED) {
        MAPPED.computeIfPresent(key, (k, known) -> known.refersTo(null) ? null : known);
      }
      try {
        backing.close();
      } catch (IOException e) {
        // the descriptor is gone all the same
      }
      if (!unmap()) {
        Thread.ofPlatform()
            .name("plait-unmap")
            .daemon()
            .inheritInheritableThreadLocals(false)
            .start(this::unmapLater);
      }
    }

    /** False as long as the JDK reads or writes it for somebody: a channel, with its buffer. */
    private boolean unmap() {
      try {
        arena.close();
        return true;
      } catch (IllegalStateException inUse) {
        return false;
      }
    }

    private void unmapLater() {
      while (!unmap()) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private Memory(MemorySegment whole, Mapping mapping) {
    this.whole = whole;
    this.key = mapping.key;
    this.mapping = mapping;
    cleanable = CLEANER.register(this, mapping);
    if (Native.calls() == null) {
      INT.setVolatile(whole, (long) POLLED_AT, 1);
    }
  }

  // ---- making and finding

  /**
   * Makes memory with room for so many bytes, all zero.
   *
   * @throws IllegalStateException if there is no room
   */
  public static Memory make(long bytes) {
    Room.check(bytes);
    return make(bytes, bytes, Backing::make);
  }

  /**
   * Makes memory of so many bytes of which only the first ones are there: the others cost nothing,
   * and must not be touched, before they are {@link #take taken}.
   *
   * @throws IllegalStateException if there is no room
   */
  public static Memory reserve(long bytes, int first) {
    return make(
        bytes,
        first,
        size -> {
          Backing backing = Backing.reserve(size);
          backing.write(0, new byte[HEAD + first], 0, HEAD + first);
          return backing;
        });
  }

  @FunctionalInterface
  private interface Making {
    Backing of(long bytes) throws IOException;
  }

  /** {@code needed} is how many of the bytes are there at once. */
  private static Memory make(long bytes, long needed, Making making) {
    long key = RANDOM.nextLong();
    try {
      Backing backing = making.of(HEAD + bytes);
      Memory made = map(backing, key, true);
      synchronized (MAPPED) {
        MAPPED.put(key, new WeakReference<>(made));
      }
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(
          "There is no room for " + needed + " bytes of shared memory: " + e.getMessage(), e);
    }
  }

  /**
   * The memory with that key, which another process has at that address.
   *
   * @param handles how many handles it has at once, to be {@link #release released}: with one, it
   *     cannot go because another thread closes the last of those that are here
   * @throws IOException if it is not there any more, or something else is
   */
  static Memory claim(String address, long key, long bytes, int handles) throws IOException {
    boolean expect = false;
    Memory memory;
    synchronized (MAPPED) {
      WeakReference<Memory> known = MAPPED.get(key);
      Memory mine = known == null ? null : known.get();
      if (mine == null) {
        mine = open(address, key, bytes);
        MAPPED.put(key, new WeakReference<>(mine));
        expect = mine.isLarge();
      }
      int _ = (int) INT.getAndAdd(mine.whole, (long) CLAIMS_AT, 1);
      mine.handles += handles;
      memory = mine;
    }
    if (expect) {
      Leftovers.expect(); // it takes its own monitor first
    }
    return memory;
  }

  private static Memory open(String address, long key, long bytes) throws IOException {
    Backing backing = Backing.open(address);
    if (backing.size() != HEAD + bytes) {
      backing.close();
      throw new IOException(address + " has another size than " + bytes + " bytes");
    }
    Memory memory = map(backing, key, false);
    if (memory.whole.get(LONG, 0) != MAGIC || memory.whole.get(LONG, KEY_AT) != key) {
      memory.cleanable.clean();
      throw new IOException(address + " is other shared memory than that which was sent");
    }
    return memory;
  }

  @SuppressWarnings("MustBeClosedChecker") // closed with the memory
  private static Memory map(Backing backing, long key, boolean isNew) throws IOException {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment whole = backing.map(arena);
      if (isNew) {
        whole.set(LONG, KEY_AT, key);
        whole.set(LONG, 0, MAGIC);
      }
      return new Memory(whole, new Mapping(backing, arena, key));
    } catch (IOException | RuntimeException e) {
      arena.close();
      backing.close();
      throw e;
    }
  }

  // ---- using

  /** The memory with its head: what comes after {@link #HEAD} is free to use. */
  public MemorySegment whole() {
    return whole;
  }

  /**
   * Writes bytes where nothing was taken yet, or over what is there.
   *
   * @throws IOException if there is no room
   */
  public void take(long at, byte[] bytes) throws IOException {
    Room.check(bytes.length);
    mapping.backing.write(at, bytes, 0, bytes.length);
  }

  /** Gives back what was taken, where the system can do that; it has to be taken anew. */
  public void giveBack(long at, long bytes) {
    Native calls = Native.calls();
    if (calls != null) {
      calls.discard(whole.asSlice(at, bytes));
    }
  }

  /** What tells it from all other memory. */
  public long key() {
    return key;
  }

  /** The bytes that are free to use. */
  public long size() {
    return whole.byteSize() - HEAD;
  }

  /** Whether somebody shares it who cannot wake others, and cannot be woken. */
  boolean isPolled() {
    return (int) INT.getOpaque(whole, (long) POLLED_AT) != 0;
  }

  /** How often it was taken over from another process; -1 if it is closed here. */
  int claims() {
    try {
      return (int) INT.getVolatile(whole, (long) CLAIMS_AT);
    } catch (IllegalStateException closed) {
      return -1;
    }
  }

  /** Whether a process that had it has no use for it any more. */
  private boolean isClosedSomewhere() {
    return (int) INT.getOpaque(whole, (long) CLOSED_AT) != 0;
  }

  private boolean isLarge() {
    return size() >= LARGE;
  }

  /** Whether large memory is mapped here. */
  static boolean isAnyLarge() {
    return countLarge(memory -> true) > 0;
  }

  /** How many large ones are mapped here that a process which had them has closed. */
  static int closedSomewhere() {
    return countLarge(Memory::isClosedSomewhere);
  }

  private static int countLarge(Predicate<Memory> which) {
    int count = 0;
    synchronized (MAPPED) {
      for (WeakReference<Memory> known : MAPPED.values()) {
        Memory memory = known.get();
        count += memory != null && memory.isLarge() && which.test(memory) ? 1 : 0;
      }
    }
    return count;
  }

  String address() throws IOException {
    return mapping.backing.address();
  }

  // ---- handles that can be closed

  /** Has something done once nothing refers to an object any more, which it must not refer to. */
  public static Cleaner.Cleanable afterwards(Object object, Runnable action) {
    return CLEANER.register(object, action);
  }

  /** Counts one more handle that is to be {@link #release released}. */
  public Memory retain() {
    synchronized (MAPPED) {
      handles++;
    }
    return this;
  }

  /** Counts one more handle, if there is any yet. */
  boolean tryRetain() {
    synchronized (MAPPED) {
      if (handles == 0) {
        return false;
      }
      handles++;
      return true;
    }
  }

  /** A handle is closed; with the last one the mapping goes. */
  public void release() {
    synchronized (MAPPED) {
      if (--handles > 0) {
        return;
      }
      MAPPED.remove(key);
      INT.setVolatile(whole, (long) CLOSED_AT, 1);
    }
    cleanable.clean();
  }
}
