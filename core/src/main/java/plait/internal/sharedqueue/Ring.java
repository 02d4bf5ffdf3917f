package plait.internal.sharedqueue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import plait.Orphans;
import plait.QueueShutDownException;
import plait.internal.shared.Bell;
import plait.internal.shared.Cell;
import plait.internal.shared.Guard;
import plait.internal.shared.Memory;
import plait.internal.shared.MemoryTicket;
import plait.internal.shared.Peer;
import plait.internal.thread.Waits;
import plait.internal.wire.WireException;

/**
 * Messages of bytes in shared memory, first in, first out, for any number of processes. All of them
 * lie there from the moment a put returns, so that whoever put them may end.
 *
 * <p>Nothing here waits, but for the guard; waiting is done with the {@link Signal}s. A process may
 * be killed between any two stores: the state of each block says what it is, and the lists and
 * counts, all of which follow from that, are made anew by the next one who enters the guard.
 */
public final class Ring {
  /** How often at the most a process looks which others have died. */
  private static final long LOOK_NANOS = 80_000_000;

  /** Longer messages are written and read outside of the guard. */
  private static final int INLINE = 4096;

  /** Guarded by its own monitor. */
  private static final Map<Long, WeakReference<Ring>> KNOWN = new HashMap<>();

  private static final byte[] ELSEWHERE = new byte[0];

  private final Memory memory;
  private final Guard guard;
  private final Blocks blocks;
  private final AtomicLong nextLook = new AtomicLong(System.nanoTime() + LOOK_NANOS);
  private final Holdings holdings = new Holdings();
  private final Signal items;
  private final Signal room;
  private final Signal done;
  private volatile Runnable alsoLook = () -> {};

  private Ring(Memory memory) {
    this.memory = memory;
    this.guard = new Guard(new Cell(memory, Fields.GUARD));
    this.blocks = new Blocks(memory);
    this.items = new Signal(this, Fields.ITEMS, this::hasItem);
    this.room = new Signal(this, Fields.ROOM, this::hasRoom);
    this.done = new Signal(this, Fields.DONE, () -> unfinished() == 0);
  }

  // ---- making and finding

  /** Makes a ring for so many messages, and bytes of messages, at a time. */
  public static Ring make(long most, long mostBytes, Orphans orphans) {
    Ring ring = of(Memory.reserve(Blocks.ALL - Memory.HEAD, (int) Fields.SMALL));
    ring.blocks.format();
    ring.blocks.set(Fields.MOST, most);
    ring.blocks.set(Fields.MOST_BYTES, mostBytes);
    ring.blocks.set(Fields.ORPHANS, orphans.ordinal());
    return ring;
  }

  /** The one of this process for that memory. */
  private static Ring of(Memory memory) {
    synchronized (KNOWN) {
      WeakReference<Ring> known = KNOWN.get(memory.key());
      Ring ring = known == null ? null : known.get();
      if (ring == null) {
        KNOWN.values().removeIf(each -> each.refersTo(null));
        ring = new Ring(memory);
        KNOWN.put(memory.key(), new WeakReference<>(ring));
      }
      return ring;
    }
  }

  /** What leads another process to it. */
  public RingTicket ticket() {
    return new RingTicket(new Cell(memory, Memory.HEAD).ticket().memory());
  }

  /**
   * Leads to a ring.
   *
   * @param memory the ring's
   */
  public record RingTicket(MemoryTicket memory) {
    /**
     * The ring.
     *
     * @throws WireException if it is not there any more, or cannot be one
     */
    public Ring claim() throws WireException {
      if (memory.bytes() != Blocks.ALL - Memory.HEAD) {
        throw new WireException("There is no queue in memory of " + memory.bytes() + " bytes");
      }
      return of(memory.claim());
    }
  }

  Memory memory() {
    return memory;
  }

  /** Has all who wait look again, in whatever process. */
  void wakeAll() {
    items.raise(Integer.MAX_VALUE);
    room.raise(Integer.MAX_VALUE);
    done.raise(Integer.MAX_VALUE);
  }

  /** Remembers that this thread has taken a message and will mark it. */
  public void hold(Held held) {
    holdings.add(held);
  }

  /** Whether this process has taken many messages and never marked one. */
  public boolean holdsTooMuch() {
    return holdings.seemForgotten();
  }

  /**
   * Ends the message that this thread took first, else one of this process, else one of another.
   *
   * @return false if no message is in work
   */
  public boolean markOldest() {
    Held held = holdings.removeOldest();
    while (held != null) {
      if (done(held)) {
        return true;
      }
      held = holdings.removeOldest();
    }
    return anyDone();
  }

  /** How long to wait at the most before looking again. */
  public long patience() {
    return Bell.patience(memory);
  }

  /** Those who wait for a message, those who wait for room, and those who wait for the end. */
  public Signal items() {
    return items;
  }

  public Signal room() {
    return room;
  }

  public Signal done() {
    return done;
  }

  /** Has something else done, too, whenever it is time to look who has died. */
  void alsoLook(Runnable look) {
    alsoLook = look;
  }

  // ---- the guard

  private void enter() {
    if (guard.enter()) {
      boolean whole = false;
      try {
        new Repair(blocks).run();
        whole = true;
      } finally {
        if (!whole) {
          guard.abandon();
        }
      }
    }
  }

  private void leave(boolean whole) {
    if (whole) {
      guard.exit();
    } else {
      guard.abandon();
    }
  }

  // ---- putting

  /**
   * Puts a message, if there is room.
   *
   * @return false if there is none
   * @throws QueueShutDownException if the ring is closed
   * @throws IllegalStateException if the machine has no memory for it
   */
  public boolean tryPut(byte[] message) {
    boolean put =
        message.length <= INLINE ? putAll(List.of(message), 0) == 1 : putAside(message);
    if (put) {
      items.raise(1);
    }
    return put;
  }

  /**
   * Puts short messages at once, from a place in the list on, as far as there is room.
   *
   * @return how many
   */
  public int tryPutAll(List<byte[]> messages, int from) {
    int put = 0;
    while (from + put < messages.size()) {
      if (messages.get(from + put).length > INLINE) {
        if (!putAside(messages.get(from + put))) {
          break;
        }
        put++;
      } else {
        int more = putAll(messages, from + put);
        put += more;
        if (more == 0) {
          break;
        }
      }
    }
    if (put > 0) {
      items.raise(put);
    }
    return put;
  }

  private int putAll(List<byte[]> messages, int from) {
    boolean whole = false;
    enter();
    try {
      int put = 0;
      for (int i = from; i < messages.size() && messages.get(i).length <= INLINE; i++) {
        byte[] message = messages.get(i);
        long at = room(message.length);
        if (at == 0) {
          break;
        }
        blocks.write(at, message);
        publish(at, message.length);
        put++;
      }
      whole = true;
      return put;
    } catch (IllegalStateException refused) {
      whole = !(refused instanceof DamagedException);
      throw refused;
    } catch (IOException full) {
      throw noMemory(messages.get(from).length, full);
    } finally {
      leave(whole);
    }
  }

  /** Writes a long message outside of the guard. */
  private boolean putAside(byte[] message) {
    long at = reserve(message.length);
    if (at == 0) {
      return false;
    }
    boolean written = false;
    try {
      blocks.write(at, message);
      written = true;
    } catch (IOException full) {
      throw noMemory(message.length, full);
    } finally {
      finish(at, message.length, written);
    }
    return true;
  }

  private long reserve(int length) {
    boolean whole = false;
    enter();
    try {
      long at = room(length);
      if (at != 0) {
        blocks.setLength(at, length);
        blocks.setState(at, Blocks.BEING_WRITTEN, 0, Peer.self());
        blocks.link(Fields.BUSY, at);
        blocks.add(Fields.WRITING, 1);
        blocks.add(Fields.WRITING_BYTES, length);
      }
      whole = true;
      return at;
    } catch (IllegalStateException refused) {
      whole = !(refused instanceof DamagedException);
      throw refused;
    } catch (IOException full) {
      throw noMemory(length, full);
    } finally {
      leave(whole);
    }
  }

  private void finish(long at, int length, boolean written) {
    boolean whole = false;
    enter();
    try {
      blocks.unlink(Fields.BUSY, at);
      blocks.add(Fields.WRITING, -1);
      blocks.add(Fields.WRITING_BYTES, -length);
      if (!written) {
        blocks.free(at);
      } else if (isClosed()) {
        blocks.free(at);
        written = false;
      } else {
        publish(at, length);
      }
      whole = true;
    } finally {
      leave(whole);
    }
    if (!written) {
      room.raise(1);
    }
  }

  /** A block for a message of that length; 0 if there is no room. */
  private long room(int length) throws IOException {
    if (isClosed()) {
      throw new QueueShutDownException("It takes no more items.");
    }
    if (!hasRoomFor(length)) {
      return 0;
    }
    long at = blocks.allocate(Blocks.sizeFor(length));
    if (at == 0 && blocks.get(Fields.STORED) + blocks.get(Fields.WRITING) == 0) {
      throw new IllegalStateException(
          "The items that were taken and not marked as done leave no room for one of "
              + length
              + " bytes: mark them by taskDone(), or make the queue with Orphans.FORGET.");
    }
    return at;
  }

  private boolean hasRoomFor(int length) {
    long there = blocks.get(Fields.STORED) + blocks.get(Fields.WRITING);
    long bytes = blocks.get(Fields.STORED_BYTES) + blocks.get(Fields.WRITING_BYTES);
    return there == 0
        || (there < blocks.get(Fields.MOST) && bytes + length <= blocks.get(Fields.MOST_BYTES));
  }

  private void publish(long at, int length) {
    long number = blocks.get(Fields.NUMBER) + 1;
    blocks.set(Fields.NUMBER, number);
    blocks.setLength(at, length);
    blocks.setNumber(at, number);
    blocks.setNext(at, 0);
    blocks.setState(at, Blocks.READY, 0, 0);
    append(at);
    blocks.add(Fields.UNFINISHED, 1);
    count(1, length);
  }

  private void append(long at) {
    long last = blocks.get(Fields.LAST);
    if (last == 0) {
      blocks.set(Fields.FIRST, at);
    } else {
      blocks.check(last);
      blocks.setNext(last, at);
    }
    blocks.set(Fields.LAST, at);
  }

  private void count(int messages, long bytes) {
    Fields.LONGS.setRelease(
        memory.whole(), Fields.STORED, blocks.get(Fields.STORED) + messages);
    blocks.add(Fields.STORED_BYTES, bytes);
  }

  private static IllegalStateException noMemory(int length, IOException why) {
    return new IllegalStateException(
        "There is no memory for an item of " + length + " bytes: " + why.getMessage(), why);
  }

  // ---- taking

  /**
   * Takes the first message, or null if there is none. By {@link Orphans#FORGET} the ring has it no
   * more; else it is this process's until it is {@link #done}.
   */
  public @Nullable Taken tryTake() {
    if (!hasItem()) {
      lookAfterTheDead();
      if (!hasItem() && !isSuspect()) {
        return null;
      }
    }
    boolean kept = orphans() != Orphans.FORGET;
    Taken taken = takeFirst(kept);
    if (taken != null) {
      room.raise(1);
      if (!kept && unfinished() == 0) {
        done.raise(Integer.MAX_VALUE);
      }
    }
    return taken;
  }

  /** Takes the first message for good, or null if there is none. */
  public byte @Nullable [] tryTakeBytes() {
    Taken taken = tryTake();
    return taken == null ? null : taken.bytes();
  }

  /** Whether who was last inside may have died there, so that what is seen may be wrong. */
  private boolean isSuspect() {
    return (int) Fields.INTS.getVolatile(memory.whole(), Fields.GUARD) != 0;
  }

  private @Nullable Taken takeFirst(boolean kept) {
    Taken taken = null;
    boolean whole = false;
    enter();
    try {
      long at = blocks.get(Fields.FIRST);
      if (at != 0) {
        taken = take(at, kept);
      }
      whole = true;
    } finally {
      leave(whole);
    }
    return taken == null || taken.bytes() != ELSEWHERE || taken.held() == null
        ? taken
        : read(taken, taken.held(), kept);
  }

  private Taken take(long at, boolean kept) {
    blocks.check(at);
    if (blocks.kind(at) != Blocks.READY) {
      throw new DamagedException("an item is not there");
    }
    int length = blocks.length(at);
    boolean isShort = length <= INLINE;
    boolean stays = kept || !isShort;
    byte[] bytes = isShort ? blocks.read(at, length) : ELSEWHERE;
    long next = blocks.next(at);
    int times = blocks.times(at) + 1;
    long number = blocks.number(at);
    Taken taken = new Taken(bytes, number, stays ? new Held(at, number) : null);
    if (stays) {
      blocks.setState(at, Blocks.TAKEN, times, Peer.self());
    } else {
      blocks.setState(at, Blocks.EMPTY, 0, 0);
    }
    removeFirst(next);
    count(-1, -length);
    if (stays) {
      blocks.link(Fields.BUSY, at);
    } else {
      blocks.add(Fields.UNFINISHED, -1);
      blocks.free(at);
    }
    return taken;
  }

  /** Reads a long message outside of the guard. */
  private Taken read(Taken taken, Held held, boolean kept) {
    byte[] bytes = blocks.read(held.at(), blocks.length(held.at()));
    if (kept) {
      return new Taken(bytes, taken.number(), held);
    }
    done(held);
    return new Taken(bytes, taken.number(), null);
  }

  private void removeFirst(long next) {
    blocks.set(Fields.FIRST, next);
    if (next == 0) {
      blocks.set(Fields.LAST, 0);
    }
  }

  /**
   * Ends a message that this process has taken.
   *
   * @return false if it has it no more
   */
  public boolean done(Held held) {
    boolean whole = false;
    boolean all;
    enter();
    try {
      if (!isOurs(held)) {
        whole = true;
        return false;
      }
      end(held.at());
      all = blocks.get(Fields.UNFINISHED) == 0;
      whole = true;
    } finally {
      leave(whole);
    }
    if (all) {
      done.raise(Integer.MAX_VALUE);
    }
    return true;
  }

  private void end(long at) {
    blocks.setState(at, Blocks.EMPTY, 0, 0);
    blocks.unlink(Fields.BUSY, at);
    blocks.free(at);
    blocks.add(Fields.UNFINISHED, -1);
  }

  /**
   * Ends the message that was taken first of those that any process has.
   *
   * @return false if none has any
   */
  public boolean anyDone() {
    boolean whole = false;
    boolean all;
    enter();
    try {
      var oldest = new Object() {
        long at;
      };
      blocks.visitList(
          Fields.BUSY,
          at -> {
            if (blocks.kind(at) == Blocks.TAKEN
                && (oldest.at == 0 || blocks.number(at) < blocks.number(oldest.at))) {
              oldest.at = at;
            }
          });
      if (oldest.at == 0) {
        whole = true;
        return false;
      }
      end(oldest.at);
      all = blocks.get(Fields.UNFINISHED) == 0;
      whole = true;
    } finally {
      leave(whole);
    }
    if (all) {
      done.raise(Integer.MAX_VALUE);
    }
    return true;
  }

  private boolean isOurs(Held held) {
    blocks.check(held.at());
    return blocks.kind(held.at()) == Blocks.TAKEN
        && blocks.peer(held.at()) == Peer.self()
        && blocks.number(held.at()) == held.number();
  }

  /** Puts back to its old place a message that this process has taken. */
  public void putBack(Held held) {
    boolean whole = false;
    enter();
    try {
      holdings.remove(held);
      if (isOurs(held)) {
        blocks.setState(held.at(), Blocks.READY, blocks.times(held.at()) - 1, 0);
        blocks.unlink(Fields.BUSY, held.at());
        insert(held.at());
      }
      whole = true;
    } finally {
      leave(whole);
    }
    items.raise(1);
  }

  /** Puts a message among the others in the order of their numbers. */
  private void insert(long at) {
    long number = blocks.number(at);
    long before = 0;
    long after = blocks.get(Fields.FIRST);
    for (long left = blocks.most(); after != 0; left--) {
      blocks.check(after);
      if (left == 0) {
        throw new DamagedException("a list without end");
      }
      if (blocks.number(after) > number) {
        break;
      }
      before = after;
      after = blocks.next(after);
    }
    blocks.setNext(at, after);
    if (before == 0) {
      blocks.set(Fields.FIRST, at);
    } else {
      blocks.setNext(before, at);
    }
    if (after == 0) {
      blocks.set(Fields.LAST, at);
    }
    count(1, blocks.length(at));
  }

  // ---- waiting

  /**
   * Waits for room and puts a message; the time is {@link Waits#FOREVER} for no limit.
   *
   * @param what what is waited for, for messages
   * @return false if the time was up
   * @throws QueueShutDownException if the ring is closed, also while waiting
   */
  public boolean put(byte[] message, String what, long nanos) throws InterruptedException {
    return (!Thread.currentThread().isInterrupted() && tryPut(message))
        || room.await(what, nanos, () -> tryPut(message));
  }

  /**
   * Waits for a message and takes it for good.
   *
   * @param what what is waited for, for messages
   * @return null if the ring is closed and has none, or the time was up
   */
  public byte @Nullable [] take(String what, long nanos) throws InterruptedException {
    byte[] first = Thread.currentThread().isInterrupted() ? null : tryTakeBytes();
    if (first != null) {
      return first;
    }
    var taken = new byte[1][];
    items.await(
        what,
        nanos,
        () -> {
          boolean closed = isClosed(); // first: what is there then is the last of it
          taken[0] = tryTakeBytes();
          return taken[0] != null || closed;
        });
    return taken[0];
  }

  // ---- looking, and taking out of the middle

  /** All messages that are there. */
  public List<Taken> messages() {
    return messages(Integer.MAX_VALUE);
  }

  /** The first messages that are there. */
  public List<Taken> messages(int most) {
    boolean whole = false;
    enter();
    try {
      var all = new ArrayList<Taken>();
      long left = blocks.most();
      for (long at = blocks.get(Fields.FIRST);
          at != 0 && all.size() < most;
          at = blocks.next(at)) {
        blocks.check(at);
        if (left-- == 0) {
          throw new DamagedException("a list without end");
        }
        all.add(new Taken(blocks.read(at, blocks.length(at)), blocks.number(at), null));
      }
      whole = true;
      return all;
    } finally {
      leave(whole);
    }
  }

  /** Takes out for good the messages whose numbers fit. */
  public int remove(LongPredicate unwanted) {
    boolean whole = false;
    int removed = 0;
    boolean all;
    enter();
    try {
      long left = blocks.most();
      long before = 0;
      long at = blocks.get(Fields.FIRST);
      while (at != 0) {
        blocks.check(at);
        if (left-- == 0) {
          throw new DamagedException("a list without end");
        }
        long next = blocks.next(at);
        if (unwanted.test(blocks.number(at))) {
          drop(before, at, next);
          removed++;
        } else {
          before = at;
        }
        at = next;
      }
      all = blocks.get(Fields.UNFINISHED) == 0;
      whole = true;
    } finally {
      leave(whole);
    }
    if (removed > 0) {
      room.raise(removed);
    }
    if (all) {
      done.raise(Integer.MAX_VALUE);
    }
    return removed;
  }

  private void drop(long before, long at, long next) {
    int length = blocks.length(at);
    blocks.setState(at, Blocks.EMPTY, 0, 0);
    if (before == 0) {
      blocks.set(Fields.FIRST, next);
    } else {
      blocks.setNext(before, next);
    }
    if (next == 0) {
      blocks.set(Fields.LAST, before);
    }
    count(-1, -length);
    blocks.add(Fields.UNFINISHED, -1);
    blocks.free(at);
  }

  // ---- the dead

  /** Looks from time to time whether processes have died, and puts right what they left. */
  public void lookAfterTheDead() {
    long now = System.nanoTime();
    long next = nextLook.get();
    if (now - next >= 0 && nextLook.compareAndSet(next, now + LOOK_NANOS)) {
      alsoLook.run();
      Set<Integer> dead = busyPeers();
      dead.removeIf(Peer::isAlive);
      if (!dead.isEmpty()) {
        takeFrom(dead);
      }
    }
  }

  private Set<Integer> busyPeers() {
    var peers = new HashSet<Integer>();
    boolean whole = false;
    enter();
    try {
      if (blocks.get(Fields.BUSY) != 0) {
        blocks.visitList(Fields.BUSY, at -> peers.add(blocks.peer(at)));
      }
      whole = true;
    } finally {
      leave(whole);
    }
    peers.remove(Peer.self());
    return peers;
  }

  private void takeFrom(Set<Integer> dead) {
    boolean whole = false;
    enter();
    try {
      blocks.visitList(
          Fields.BUSY,
          at -> {
            if (dead.contains(blocks.peer(at))) {
              bury(at);
            }
          });
      whole = true;
    } finally {
      leave(whole);
    }
    wakeAll();
  }

  private void bury(long at) {
    if (blocks.kind(at) == Blocks.BEING_WRITTEN) {
      blocks.setState(at, Blocks.EMPTY, 0, 0);
      blocks.unlink(Fields.BUSY, at);
      blocks.add(Fields.WRITING, -1);
      blocks.add(Fields.WRITING_BYTES, -blocks.length(at));
      blocks.free(at);
      return;
    }
    switch (orphans()) {
      case REDELIVER -> {
        blocks.setState(at, Blocks.READY, blocks.times(at), 0);
        blocks.unlink(Fields.BUSY, at);
        blocks.add(Fields.REDELIVERED, 1);
        insert(at);
      }
      case SET_ASIDE -> setAside(at);
      case FORGET -> {
        blocks.setState(at, Blocks.EMPTY, 0, 0);
        blocks.unlink(Fields.BUSY, at);
        blocks.add(Fields.UNFINISHED, -1);
        blocks.free(at);
      }
    }
  }

  private void setAside(long at) {
    blocks.setState(at, Blocks.LEFT, blocks.times(at), 0);
    blocks.unlink(Fields.BUSY, at);
    blocks.link(Fields.ASIDE, at);
    blocks.add(Fields.SET_ASIDE, 1);
    blocks.add(Fields.UNFINISHED, -1);
  }

  /** Sets aside a message that this process has taken. */
  public void setAside(Held held) {
    boolean whole = false;
    enter();
    try {
      if (isOurs(held)) {
        setAside(held.at());
      }
      whole = true;
    } finally {
      leave(whole);
    }
    done.raise(Integer.MAX_VALUE);
  }

  /** Takes for good what was set aside, in the order in which it was put. */
  public List<Taken> takeSetAside() {
    lookAfterTheDead();
    var all = new ArrayList<Taken>();
    boolean whole = false;
    enter();
    try {
      blocks.visitList(
          Fields.ASIDE,
          at -> {
            all.add(new Taken(blocks.read(at, blocks.length(at)), blocks.number(at), null));
            blocks.setState(at, Blocks.EMPTY, 0, 0);
            blocks.unlink(Fields.ASIDE, at);
            blocks.add(Fields.SET_ASIDE, -1);
            blocks.free(at);
          });
      whole = true;
    } finally {
      leave(whole);
    }
    all.sort((a, b) -> Long.compare(a.number(), b.number()));
    return all;
  }

  // ---- the end

  /** Lets no message in from now on. */
  public void close() {
    enter();
    Fields.INTS.setVolatile(memory.whole(), Fields.CLOSED, 1);
    leave(true);
    items.raise(Integer.MAX_VALUE);
    room.raise(Integer.MAX_VALUE);
  }

  public boolean isClosed() {
    return (int) Fields.INTS.getVolatile(memory.whole(), Fields.CLOSED) != 0;
  }

  // ---- figures and bounds

  private long figure(long at) {
    return (long) Fields.LONGS.getVolatile(memory.whole(), at);
  }

  public boolean hasItem() {
    return figure(Fields.STORED) != 0;
  }

  boolean hasRoom() {
    return isClosed() || figure(Fields.STORED) + figure(Fields.WRITING) < figure(Fields.MOST);
  }

  public long stored() {
    return Math.max(0, figure(Fields.STORED));
  }

  public long storedBytes() {
    return Math.max(0, figure(Fields.STORED_BYTES));
  }

  public long unfinished() {
    return Math.max(0, figure(Fields.UNFINISHED));
  }

  public long redelivered() {
    return figure(Fields.REDELIVERED);
  }

  public long most() {
    return figure(Fields.MOST);
  }

  public long mostBytes() {
    return figure(Fields.MOST_BYTES);
  }

  public void setMostBytes(long bytes) {
    Fields.LONGS.setVolatile(memory.whole(), Fields.MOST_BYTES, bytes);
    room.raise(Integer.MAX_VALUE);
  }

  public Orphans orphans() {
    int ordinal = (int) figure(Fields.ORPHANS);
    Orphans[] all = ORPHANS;
    if (ordinal < 0 || ordinal >= all.length) {
      throw new DamagedException("its rule");
    }
    return all[ordinal];
  }

  public void setOrphans(Orphans orphans) {
    Fields.LONGS.setVolatile(memory.whole(), Fields.ORPHANS, (long) orphans.ordinal());
  }

  private static final Orphans[] ORPHANS = Orphans.values();
}
