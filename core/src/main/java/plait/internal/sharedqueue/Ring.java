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
import plait.internal.wire.Letter;
import plait.internal.wire.WireException;

/**
 * Messages of bytes in shared memory, first in, first out, for any number of processes. All of them
 * lie there from the moment a put returns, so that whoever put them may end. A process has one for
 * each such memory.
 *
 * <p>What tries never waits, but for the guard. A process may be killed between any two stores: the
 * state of each block says what it is, and the lists and counts, all of which follow from that, are
 * made anew by the next one who enters the guard.
 *
 * <p>{@code KNOWN} is guarded by its own monitor; {@code alsoLook} is set before others have it.
 */
public final class Ring {
  /** How often at the most a process looks which others have died. */
  private static final long LOOK_NANOS = 80_000_000;

  private static final List<Orphans> RULES = List.of(Orphans.values());
  private static final Map<Long, WeakReference<Ring>> KNOWN = new HashMap<>();

  /** Stands for a put into a ring that is closed. */
  private static final Held NOT_OPEN = new Held(-1, -1);

  private final Memory memory;
  private final Guard guard;
  private final Blocks blocks;
  private final Row row;
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
    this.row = new Row(blocks);
    this.items = new Signal(this, Fields.ITEMS, this::hasItem);
    this.room = new Signal(this, Fields.ROOM, this::hasRoom);
    this.done = new Signal(this, Fields.DONE, () -> unfinished() == 0);
  }

  // ---- making and finding

  /** Makes a ring for so many messages, and bytes of messages, at a time. */
  public static Ring make(long most, long mostBytes, Orphans orphans) {
    Memory memory = Memory.reserve(Blocks.ALL - Memory.HEAD, (int) Fields.SMALL);
    Blocks blocks = new Blocks(memory);
    blocks.format();
    blocks.set(Fields.MOST, most);
    blocks.set(Fields.MOST_BYTES, mostBytes);
    blocks.set(Fields.ORPHANS, RULES.indexOf(orphans));
    return of(memory);
  }

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
    return new RingTicket(MemoryTicket.of(memory));
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

  /** Has something else done, too, whenever it is time to look who has died. */
  void alsoLook(Runnable look) {
    alsoLook = look;
  }

  // ---- the guard

  /** Something done under the guard. */
  private interface Inside<R extends @Nullable Object> {
    R run();
  }

  private <R extends @Nullable Object> R inside(Inside<R> work) {
    boolean leftBehind = guard.enter();
    boolean whole = false;
    try {
      if (leftBehind) {
        new Repair(blocks).run();
      }
      R result = work.run();
      whole = true;
      return result;
    } catch (IndexOutOfBoundsException | IllegalArgumentException outside) {
      throw new DamagedException("a place outside: " + outside.getMessage());
    } finally {
      if (whole) {
        guard.exit();
      } else {
        guard.abandon();
      }
    }
  }

  // ---- putting

  /**
   * Puts a message, if there is room. What it lends stays until nobody can take it any more.
   *
   * @return false if there is none
   * @throws QueueShutDownException if the ring is closed
   * @throws IllegalStateException if the machine has no memory for it
   */
  public boolean tryPut(Letter message) {
    boolean put = place(message);
    if (put) {
      items.raise(1);
    }
    return put;
  }

  private boolean place(Letter message) {
    Held put = message.bytes().length <= Row.SHORT ? putShort(message) : putLong(message.bytes());
    if (put != null && message.lends()) {
      Loans.add(message.lent(), this, put);
    }
    return put != null;
  }

  private @Nullable Held putShort(Letter message) {
    Held put =
        inside(() -> {
          if (isClosed()) {
            return NOT_OPEN;
          }
          long at = row.put(message.bytes());
          return at == 0 ? null : new Held(at, blocks.number(at));
        });
    if (NOT_OPEN.equals(put)) {
      throw closed();
    }
    return put;
  }

  private static QueueShutDownException closed() {
    return new QueueShutDownException("It is shut down and takes no more messages.");
  }

  private @Nullable Held putLong(byte[] message) {
    long at = inside(() -> isClosed() ? -1L : row.reserve(message.length));
    if (at == -1) {
      throw closed();
    }
    if (at == 0) {
      return null;
    }
    boolean written = false;
    Held put;
    try {
      blocks.writeLong(at, message);
      written = true;
    } catch (IOException | IllegalStateException full) {
      throw Row.noMemory(message.length, full);
    } finally {
      put = finish(at, message.length, written);
    }
    if (put == null) {
      throw closed();
    }
    return put;
  }

  /** Ends a put that was reserved; null if nothing was put. */
  private @Nullable Held finish(long at, int length, boolean written) {
    Held put =
        inside(() -> {
          boolean isPut = written && !isClosed();
          row.finish(at, length, isPut);
          return isPut ? new Held(at, blocks.number(at)) : null;
        });
    if (put == null) {
      room.raise(1);
    }
    return put;
  }

  /**
   * Puts messages, from a place in the list on, as far as there is room: short ones many at once.
   *
   * @return how many
   * @throws QueueShutDownException if the ring is closed
   */
  public int tryPutAll(List<Letter> messages, int from) {
    int put = 0;
    int more = -1;
    while (more != 0 && from + put < messages.size()) {
      Letter next = messages.get(from + put);
      more = isPlain(next) ? putRun(messages, from + put) : place(next) ? 1 : 0;
      put += more;
    }
    if (put > 0) {
      items.raise(put);
    }
    return put;
  }

  private static boolean isPlain(Letter message) {
    return message.bytes().length <= Row.SHORT && !message.lends();
  }

  private int putRun(List<Letter> messages, int from) {
    if (isClosed()) {
      throw closed();
    }
    return inside(() -> {
      int next = from;
      while (next < messages.size()
          && isPlain(messages.get(next))
          && !isClosed()
          && row.put(messages.get(next).bytes()) != 0) {
        next++;
      }
      return next - from;
    });
  }

  // ---- taking

  /**
   * Takes the first message, or null if there is none. By {@link Orphans#FORGET} the ring has it no
   * more; else it is this process's until it is {@link #done}.
   */
  public @Nullable Taken tryTake() {
    if (!hasItem()) {
      lookAfterTheDead();
      if (!hasItem() && !isGuarded()) {
        return null;
      }
    }
    boolean stays = !forgets();
    Taken taken = inside(() -> row.take(stays));
    if (taken == null) {
      return null;
    }
    Held held = taken.held();
    if (held != null && taken.content() == null) {
      taken = new Taken(read(held), taken.number(), held);
      if (!stays) {
        done(held);
        taken = new Taken(taken.content(), taken.number(), null);
      }
    }
    room.raise(1);
    if (!stays) {
      raiseIfAllDone();
    }
    return taken;
  }

  private byte[] read(Held held) {
    byte @Nullable [] message = null;
    try {
      message = row.read(held);
      return message;
    } finally {
      if (message == null) { // no room on the heap, for one: others may have it
        inside(() -> {
          row.putBack(held);
          return null;
        });
        items.raise(1);
      }
    }
  }

  /** Takes the first message for good, or null if there is none. */
  public byte @Nullable [] tryTakeBytes() {
    Taken taken = tryTake();
    return taken == null ? null : taken.bytes();
  }

  /** Whether somebody is inside, and may have died there: then nothing that is seen is certain. */
  private boolean isGuarded() {
    return (int) Fields.INTS.getVolatile(memory.whole(), Fields.GUARD) != 0;
  }

  private void raiseIfAllDone() {
    if (unfinished() == 0) {
      done.raise(Integer.MAX_VALUE);
    }
  }

  // ---- what was taken

  /** Whether a message that was put can still be taken, or taken again. */
  boolean has(Held put) {
    return blocks.kind(put.at()) != Blocks.EMPTY && blocks.number(put.at()) == put.number();
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

  /**
   * Ends a message that this process has taken.
   *
   * @return false if it has it no more
   */
  public boolean done(Held held) {
    boolean ended =
        inside(() -> {
          boolean isOurs = row.isOurs(held);
          if (isOurs) {
            row.end(held.at());
          }
          return isOurs;
        });
    raiseIfAllDone();
    return ended;
  }

  private boolean anyDone() {
    boolean ended =
        inside(() -> {
          long oldest = row.oldestTaken();
          if (oldest != 0) {
            row.end(oldest);
          }
          return oldest != 0;
        });
    raiseIfAllDone();
    return ended;
  }

  /** Puts back to its old place a message that this process has taken. */
  public void putBack(Held held) {
    holdings.remove(held);
    inside(() -> {
      if (row.isOurs(held)) {
        row.putBack(held);
      }
      return null;
    });
    items.raise(1);
  }

  /** Sets aside a message that this process has taken. */
  public void setAside(Held held) {
    inside(() -> {
      if (row.isOurs(held)) {
        row.setAside(held.at());
      }
      return null;
    });
    raiseIfAllDone();
  }

  /** What was set aside, in the order in which it was put. */
  public List<Taken> setAside() {
    lookAfterTheDead();
    var all = new ArrayList<Taken>();
    inside(() -> {
      row.copySetAside(all);
      return null;
    });
    all.sort((a, b) -> Long.compare(a.number(), b.number()));
    return all;
  }

  /** Takes out for good messages that were set aside; which of them were still there. */
  public Set<Long> removeSetAside(Set<Long> numbers) {
    Set<Long> removed = new HashSet<>();
    inside(() -> {
      row.removeSetAside(numbers, removed);
      return null;
    });
    return removed;
  }

  // ---- waiting

  /** Those who wait for a message. */
  public Signal items() {
    return items;
  }

  /** Those who wait for room. */
  public Signal room() {
    return room;
  }

  /** Those who wait until all messages are done. */
  public Signal done() {
    return done;
  }

  /** How long to wait at the most before looking again. */
  public long patience() {
    return Bell.patience(memory);
  }

  /** Has all who wait look again, in whatever process. */
  void wakeAll() {
    items.raise(Integer.MAX_VALUE);
    room.raise(Integer.MAX_VALUE);
    done.raise(Integer.MAX_VALUE);
  }

  // ---- looking, and taking out of the middle

  /** All messages that are there. */
  public List<Taken> messages() {
    return messages(Integer.MAX_VALUE);
  }

  /** The first messages that are there. */
  public List<Taken> messages(int most) {
    var all = new ArrayList<Taken>();
    inside(() -> {
      row.copy(all, most);
      return null;
    });
    return all;
  }

  /** Takes out for good the messages whose numbers fit. */
  public int remove(LongPredicate unwanted) {
    int removed = inside(() -> row.removeIf(unwanted));
    if (removed > 0) {
      room.raise(removed);
    }
    raiseIfAllDone();
    return removed;
  }

  // ---- the dead

  /** Looks from time to time whether processes have died, and puts right what they left. */
  public void lookAfterTheDead() {
    long now = System.nanoTime();
    long next = nextLook.get();
    if (now - next >= 0 && nextLook.compareAndSet(next, now + LOOK_NANOS)) {
      alsoLook.run();
      Set<Integer> dead = new HashSet<>(inside(row::busyPeers));
      dead.removeIf(Peer::isAlive);
      if (!dead.isEmpty()) {
        inside(() -> {
          row.inherit(dead, orphans());
          return null;
        });
        wakeAll();
      }
    }
  }

  // ---- the end

  /** Lets no message in from now on. */
  public void close() {
    inside(() -> {
      Fields.INTS.setVolatile(memory.whole(), Fields.CLOSED, 1);
      return null;
    });
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

  /** Whether there is a message. */
  public boolean hasItem() {
    return figure(Fields.STORED) != 0;
  }

  private boolean hasRoom() {
    return isClosed() || figure(Fields.STORED) + figure(Fields.WRITING) < figure(Fields.MOST);
  }

  /** How many messages there are, not those that were taken. */
  public long stored() {
    return Math.max(0, figure(Fields.STORED));
  }

  public long storedBytes() {
    return Math.max(0, figure(Fields.STORED_BYTES));
  }

  /** How many messages there are or were taken and not done. */
  public long unfinished() {
    return Math.max(0, figure(Fields.UNFINISHED));
  }

  /** How often a message was taken from a dead process. */
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

  /** The rule for what a dead process had taken. */
  public Orphans orphans() {
    long rule = figure(Fields.ORPHANS);
    if (rule < 0 || rule >= RULES.size()) {
      throw new DamagedException("its rule");
    }
    return RULES.get((int) rule);
  }

  /** Whether a message is not the ring's any more once it was taken. */
  boolean forgets() {
    return orphans() == Orphans.FORGET;
  }

  public void setOrphans(Orphans orphans) {
    Fields.LONGS.setVolatile(memory.whole(), Fields.ORPHANS, (long) RULES.indexOf(orphans));
  }
}
