package plait.internal.worker;

import java.io.IOException;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import plait.internal.bulk.Arrivals;
import plait.internal.bulk.Slots;
import plait.internal.ship.RemoteLoaders;
import plait.internal.wire.FrameBody;
import plait.internal.wire.FrameReader;
import plait.internal.wire.Ledger;
import plait.internal.wire.Limits;

/**
 * The reading end of a worker's link. Whoever needs something from it reads, one thread at a time,
 * and hands on what is for others; so an idle runner gets its next load without the detour over
 * another thread. While a body runs for longer than a moment, the watching thread reads: it sees
 * that the body is to stop, and that the program has gone.
 *
 * <p>{@code reading}, {@code waiting}, {@code answers} and {@code slots} are guarded by this
 * monitor; the stream and {@code arrivals} belong to the thread that has set {@code reading}. The
 * runner writes {@code busy} and then reads {@code asleep}, the watching thread the other way
 * round.
 */
final class Inbox {
  /** How long a body runs before the watching thread takes over. */
  private static final long MOMENT_MILLIS = 3;

  /** After so many looks at an idle worker the watching thread sleeps until the next load. */
  private static final int IDLE_LOOKS = 20;

  /** What a thread may want that is no answer to a question. */
  private static final long LOAD = -1;

  private static final long SLOT = -2;

  private final FrameReader in;
  private final Outbox out;
  private final Arrivals arrivals = new Arrivals(Limits.WIDE);
  private final Replying replying;
  private int slots;
  private final HashMap<Long, byte[]> answers = new HashMap<>();
  private final RemoteLoaders classes;
  private @Nullable Load waiting;
  private boolean reading;
  private volatile @Nullable Load busy;
  private volatile boolean ended;
  private volatile boolean asleep;
  private final Object alarm = new Object();

  Inbox(FrameReader in, Outbox out, RemoteLoaders classes) {
    this.in = in;
    this.out = out;
    this.replying = new Replying(out, this);
    this.classes = classes;
  }

  /** The next load; the runner is busy with it until it asks for another. */
  Load next() {
    while (true) {
      Load load = claim();
      busy = load;
      if (load != null) {
        wakeWatcher();
        return load;
      }
      step(LOAD); // an interrupt here came too late for the body that it was meant for
    }
  }

  private synchronized @Nullable Load claim() {
    Load load = waiting;
    waiting = null;
    return load;
  }

  private void wakeWatcher() {
    if (asleep) {
      synchronized (alarm) {
        asleep = false;
        alarm.notifyAll();
      }
    }
  }

  /** The answer to a question of that number; an interrupt stays set. */
  byte[] answer(long number) {
    boolean interrupted = false;
    try {
      while (true) {
        synchronized (this) {
          byte[] answer = answers.remove(number);
          if (answer != null) {
            return answer;
          }
        }
        interrupted |= step(number);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Reads one frame, or waits until somebody else has read what may concern the caller. Answers
   * whether the caller was interrupted.
   */
  private boolean step(long number) {
    synchronized (this) {
      if (isHere(number)) {
        return false; // somebody has read it since the caller looked
      }
      if (reading) {
        return pause(number);
      }
      reading = true;
    }
    readOne();
    return false;
  }

  private boolean isHere(long number) {
    if (number == SLOT) {
      return slots > 0;
    }
    return number == LOAD ? waiting != null : answers.containsKey(number);
  }

  private synchronized boolean pause(long number) {
    try {
      while (reading && !isHere(number)) {
        wait();
      }
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** The watching thread's life. */
  void watch() {
    int idle = 0;
    long looks = 0;
    Load seen = null;
    while (true) {
      Load now = look(idle > IDLE_LOOKS);
      looks++;
      if (looks == IDLE_LOOKS) {
        new ParentWatch().start(); // not earlier: the first result comes before
      }
      idle = now == null ? idle + 1 : 0;
      if (now != null && now == seen && !ended) {
        if (mayRead(now)) {
          readOne();
        }
      }
      seen = now;
    }
  }

  /** Waits for a moment and answers what runs then. */
  @SuppressWarnings("WaitNotInLoop") // to wake up too early is to look once more
  private @Nullable Load look(boolean sleepy) {
    try {
      synchronized (alarm) {
        asleep = sleepy;
        if (asleep && busy == null) {
          while (asleep) {
            alarm.wait();
          }
        } else {
          asleep = false;
          alarm.wait(MOMENT_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      asleep = false; // code of a task has interrupted all threads that it could find
    }
    return busy;
  }

  private synchronized boolean mayRead(Load load) {
    if (reading || busy != load) {
      return false;
    }
    reading = true;
    return true;
  }

  private void readOne() {
    try {
      FrameBody frame = in.next();
      if (frame == null) {
        Leave.orphaned();
      } else {
        take(frame);
      }
    } catch (IOException broken) {
      Leave.orphaned();
    }
    synchronized (this) {
      reading = false;
      notifyAll();
    }
  }

  private void take(FrameBody frame) throws IOException {
    switch (frame.type()) {
      case Kind.RUN -> {
        FrameBody body = frame.detach();
        body.attach(arrivals.take());
        put(new Load(body));
      }
      case Kind.ANNEX -> arrivals.announced(frame);
      case Kind.PART -> part(frame);
      case Kind.FREE -> addSlots(1);
      case Kind.SHARE -> share(frame.readInt(), frame.readInt());
      case Kind.LEDGER -> keepLedger(frame.readInt(), frame.readInt());
      case Kind.ANSWER -> put(frame.id(), frame.readBytes(frame.readCount()));
      case Kind.STOP -> stop(frame);
      case Kind.END -> ended = true;
      case Kind.CLASSES -> classes.accept(frame.readBytes(frame.readCount()));
      default -> Leave.now(Leave.DISMISSED);
    }
  }

  private void part(FrameBody frame) throws IOException {
    if ((frame.flags() & Kind.IN_SLOT) == 0) {
      arrivals.part(frame);
      return;
    }
    arrivals.partInSlot();
    out.say(Kind.FREE, 0, 0);
  }

  private void share(int program, int descriptor) {
    SharedMemory memory = SharedMemory.of(program, descriptor, 2L * Slots.SIZE);
    if (memory != null) {
      arrivals.use(memory.fromProgram());
      replying.use(memory.toProgram());
      addSlots(Slots.COUNT);
    }
    out.say(Kind.SHARED, memory == null ? Kind.REFUSED : 0, 0);
  }

  private void keepLedger(int program, int descriptor) {
    SharedMemory memory = SharedMemory.of(program, descriptor, Ledger.SIZE);
    out.say(Kind.LEDGER_KEPT, memory == null ? Kind.REFUSED : 0, 0);
    if (memory != null) {
      out.keep(memory.ledger());
    }
  }

  /** What sends the long arrays of results. */
  Replying replying() {
    return replying;
  }

  private synchronized void addSlots(int free) {
    slots += free;
  }

  private synchronized boolean hadSlot() {
    if (slots == 0) {
      return false;
    }
    slots--;
    return true;
  }

  /** Waits for a slot to send in; an interrupt stays set. */
  void takeSlot() {
    boolean interrupted = false;
    while (!hadSlot()) {
      interrupted |= step(SLOT);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void put(Load load) {
    waiting = load;
  }

  private synchronized void put(long number, byte[] answer) {
    answers.put(number, answer);
  }

  private void stop(FrameBody frame) throws IOException {
    Load load = find(frame.id());
    if (load != null) {
      load.stop(frame.readCount(), (frame.flags() & Kind.REST) != 0);
    }
  }

  private synchronized @Nullable Load find(long number) {
    Load running = busy;
    if (running != null && running.number == number) {
      return running;
    }
    Load next = waiting;
    return next != null && next.number == number ? next : null;
  }
}
