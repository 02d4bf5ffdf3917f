package plait.internal.sharedobject;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.SharedObjectGoneException;
import plait.WaitTimeoutException;
import plait.internal.shared.Bell;
import plait.internal.shared.Memory;
import plait.internal.shared.MemoryTicket;
import plait.internal.shared.Peer;
import plait.internal.thread.Waits;

/**
 * How this process calls another one that shares objects: through lines of its own, of which it
 * makes as many as it has calls at a time. One for each owner, as long as that lives.
 *
 * <p>{@code free} and {@code left} are guarded by this object's monitor.
 */
final class Caller {
  private static final long ACCEPT_NANOS = 10_000_000_000L;
  private static final long GLANCE_NANOS = 50_000;
  private static final long DOZE_NANOS = 1_000_000;
  private static final ConcurrentHashMap<Long, Caller> ALL = new ConcurrentHashMap<>();

  private final Desk desk;
  private final int owner;
  private final Spin spin = new Spin();
  private final ArrayDeque<Place> free = new ArrayDeque<>();

  /** Slots of calls that were given up, until the owner has seen it. */
  private final List<Place> left = new ArrayList<>();

  private volatile boolean hasEnded;

  /** A slot of a line of this process. */
  private record Place(Line line, int number, Slot slot) {
    void announce(Desk desk) {
      line.announce(number);
      desk.ring();
    }
  }

  private Caller(Desk desk, int owner) {
    this.desk = desk;
    this.owner = owner;
  }

  /** The way to the owner of a desk. */
  static Caller to(int owner, Memory memory) {
    Caller known = ALL.get(memory.key());
    if (known != null) {
      return known;
    }
    ALL.values().removeIf(each -> !Peer.isAlive(each.owner));
    return ALL.computeIfAbsent(memory.key(), key -> new Caller(new Desk(memory), owner));
  }

  /** The process that is called. */
  long pid() {
    return Peer.pid(owner);
  }

  // ---- asking

  /**
   * Asks and waits for the answer.
   *
   * @param nanos the longest wait, or {@link Waits#FOREVER}
   * @param what what is called, for messages
   * @throws WaitTimeoutException if the time was up
   * @throws SharedObjectGoneException if the owner has ended, or shares nothing any more
   */
  byte[] ask(byte[] question, long nanos, Supplier<String> what) {
    if (hasEnded || !desk.isOpen()) {
      throw gone(what);
    }
    long start = nanos == Waits.FOREVER ? 0 : System.nanoTime();
    Place place = place(what, nanos);
    long left = nanos == Waits.FOREVER ? nanos : nanos - (System.nanoTime() - start);
    boolean isDone = false;
    try {
      byte[] answer = new Asking(place, nanos, left, what).ask(question);
      isDone = true;
      return answer;
    } finally {
      if (isDone) {
        giveBack(place);
      } else {
        leave(place);
      }
    }
  }

  /** One question. */
  private final class Asking {
    private final Place place;
    private final Slot slot;
    private final Supplier<String> what;
    private final long nanos;
    private final long end;

    Asking(Place place, long nanos, long left, Supplier<String> what) {
      this.place = place;
      this.slot = place.slot;
      this.what = what;
      this.nanos = nanos;
      this.end = nanos == Waits.FOREVER ? 0 : System.nanoTime() + left;
    }

    byte[] ask(byte[] question) {
      int at = slot.put(question, 0);
      int handed = at < question.length ? Slot.ASK_PART : Slot.ASK;
      slot.hand(handed, true);
      place.announce(desk);
      while (handed == Slot.ASK_PART) {
        await(handed, Slot.GO_ON);
        at = slot.put(question, at);
        handed = at < question.length ? Slot.ASK_PART : Slot.ASK;
        slot.hand(handed, true);
      }
      return answer(await(handed, Slot.ANSWER));
    }

    private byte[] answer(int came) {
      if (came == Slot.ANSWER) {
        return slot.take();
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      int state = came;
      while (state == Slot.ANSWER_PART) {
        slot.takeTo(all);
        slot.hand(Slot.MORE, true);
        state = await(Slot.MORE, Slot.ANSWER);
      }
      slot.takeTo(all);
      return all.toByteArray();
    }

    /** Waits for the owner's turn to be over; it has to end in that state, or a part of it. */
    private int await(int handed, int expected) {
      if (!slot.changesSoon(handed, spin) && !doze(handed) && !awaitAsleep(handed)) {
        throw timeUp(what, nanos);
      }
      int state = slot.state();
      if (state != expected && !(state == Slot.ANSWER_PART && expected == Slot.ANSWER)) {
        throw new SharedObjectGoneException(
            what.get() + " in process " + pid() + " could not be answered there.", pid());
      }
      return state;
    }

    /** Most answers come before it is worth while to tell others of the wait. */
    private boolean doze(int handed) {
      if (nanos == Waits.FOREVER || nanos > DOZE_NANOS) {
        slot.sleep(handed, DOZE_NANOS, true);
      }
      return slot.state() != handed;
    }

    private boolean awaitAsleep(int handed) {
      long now = nanos == Waits.FOREVER ? Waits.FOREVER : Math.max(0, end - System.nanoTime());
      return Waits.await(
          () -> what.get() + " in process " + pid(), now, left -> sleep(handed, left));
    }

    private boolean sleep(int handed, long nanosLeft) throws InterruptedException {
      long until = nanosLeft == Waits.FOREVER ? 0 : System.nanoTime() + nanosLeft;
      while (slot.state() == handed) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long left = nanosLeft == Waits.FOREVER ? Bell.SLICE_NANOS : until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        long before = System.nanoTime();
        slot.sleep(handed, Math.min(left, Bell.SLICE_NANOS), true);
        if (System.nanoTime() - before >= Bell.SLICE_NANOS / 2) {
          checkOwner(handed);
        }
      }
      return true;
    }

    private void checkOwner(int handed) {
      boolean isOpen = desk.isOpen();
      if ((!isOpen || !Peer.isAlive(owner)) && slot.state() == handed) {
        throw gone(what);
      }
    }
  }

  private WaitTimeoutException timeUp(Supplier<String> what, long nanos) {
    return new WaitTimeoutException(
        what.get()
            + " in process "
            + pid()
            + " has not answered within "
            + Duration.ofNanos(nanos)
            + ".");
  }

  private SharedObjectGoneException gone(Supplier<String> what) {
    hasEnded |= !Peer.isAlive(owner);
    return !hasEnded
        ? gone(what, "it is not shared any more there")
        : gone(what, "that process, which has the object, has ended");
  }

  SharedObjectGoneException gone(Supplier<String> what, String why) {
    return new SharedObjectGoneException(
        what.get() + " in process " + pid() + " cannot be called: " + why + ".", pid());
  }

  // ---- slots

  private synchronized void giveBack(Place place) {
    place.slot.reset();
    free.push(place);
  }

  /** Nobody waits in this slot any more. */
  private void leave(Place place) {
    place.slot.giveUp();
    synchronized (this) {
      left.add(place);
    }
    place.announce(desk);
  }

  private Place place(Supplier<String> what, long nanos) {
    Place place = freePlace();
    while (place == null) {
      addLine(what, nanos);
      place = freePlace();
    }
    return place;
  }

  private synchronized @Nullable Place freePlace() {
    if (free.isEmpty() && !left.isEmpty()) {
      for (Iterator<Place> all = left.iterator(); all.hasNext(); ) {
        Place each = all.next();
        int state = each.slot.state();
        if (state == Slot.ANSWER || state == Slot.DROPPED || state == Slot.FREE) {
          all.remove();
          giveBack(each);
        }
      }
    }
    return free.poll();
  }

  private void addLine(Supplier<String> what, long nanos) {
    Memory memory = Memory.make(Line.SIZE);
    Line line = new Line(memory);
    MemoryTicket ticket = MemoryTicket.of(memory);
    boolean isShort = nanos != Waits.FOREVER && nanos < ACCEPT_NANOS;
    if (!Waits.await(
        () -> what.get() + " in process " + pid(),
        isShort ? nanos : ACCEPT_NANOS,
        left -> isAccepted(line, ticket, what, left))) {
      throw isShort ? timeUp(what, nanos) : gone(what, "that process does not answer");
    }
    synchronized (this) {
      for (int i = 0; i < Line.SLOTS; i++) {
        free.push(new Place(line, i, line.slot(i)));
      }
    }
  }

  private boolean isAccepted(Line line, MemoryTicket ticket, Supplier<String> what, long nanos)
      throws InterruptedException {
    long end = System.nanoTime() + nanos;
    boolean isTold = false;
    while (!line.isAccepted()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      isTold = isTold || desk.introduce(ticket);
      if (!desk.isOpen() || !Peer.isAlive(owner)) {
        throw gone(what);
      }
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return true;
  }
}
