package plait.internal.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.internal.process.Conversation.MismatchException;
import plait.internal.process.Conversation.ProtocolException;
import plait.internal.shared.LeftNames;
import plait.internal.thread.Clock;
import plait.internal.wire.WireException;
import plait.internal.worker.Greeting;
import plait.internal.worker.Proof;

/**
 * A process that runs loads, seen from the program that started it.
 *
 * <pre>
 * SPAWNING -> HANDSHAKING -> IDLE <-> BUSY -> SUSPECT -> KILLING -> DEAD
 *   BUSY -> RETIRING   its last load is done, it ends by itself
 *   any state -> KILLING, and -> DEAD when the process has ended, however it did
 * </pre>
 *
 * <p>{@link #start}, {@link #perform} and {@link #awaitExit} are for one thread at a time, its
 * attendant; they wait, and an interrupt does not end them. Anybody may {@link #stop}, {@link
 * #kill} or {@link #terminate} it at any time; that does not wait. What this program does to the
 * process is written down before it is done, so that the cause of the death is known.
 *
 * <p>{@code state}, {@code decided}, {@code process} and {@code exchange} are guarded by this
 * monitor, {@code death} is written once under it. {@code attendance} is held by the attendant, and
 * for a moment by the caretaker while there is none.
 */
public final class WorkerProcess {
  /** Where a worker is in its life. */
  public enum State {
    /** No process yet. */
    SPAWNING,
    /** There is a process; it has not said who it is. Loads may be sent all the same. */
    HANDSHAKING,
    /** Nothing to do. */
    IDLE,
    /** Runs a load. */
    BUSY,
    /** Its last load is done; it ends by itself. */
    RETIRING,
    /** Was asked to stop, and has a moment for it. */
    SUSPECT,
    /** Is being killed. */
    KILLING,
    /** The process has ended. */
    DEAD
  }

  private static final long EXIT_SECONDS = 5;
  private static final long KILLED_SECONDS = 10;
  private static final long FRAME_SECONDS = 5;
  private static final long WEIGHING_NANOS = 200_000_000;

  /** A process that the dead one has left behind may write for ever. */
  private static final int LAST_LOOKS = 64;

  private static final AtomicLong NUMBERS = new AtomicLong();

  private final String name;
  private final WorkerSpec spec;
  private final Printed printed;
  private final ReentrantLock attendance = new ReentrantLock();
  private final long kernelKills = KernelKills.count();

  private State state = State.SPAWNING;
  private @Nullable Decision decided;
  private @Nullable Process process;
  private @Nullable Exchange exchange;
  private volatile @Nullable Death death;

  /** When the caretaker last looked at the size of the process. */
  private long weighed = System.nanoTime() - WEIGHING_NANOS;

  /** The caretaker's. */
  private final HeldLink held = new HeldLink();

  private @Nullable Path argumentFile;
  private volatile @Nullable Conversation talk;
  private volatile @Nullable StandardError standardError;
  private volatile long handshakeEnd;

  /** An end that this program has decided on. */
  private record Decision(Cause why, String explanation, @Nullable Throwable trouble) {}

  /** A worker that is still to be started; {@code name} is what its output is tagged with. */
  public WorkerProcess(String name, WorkerSpec spec) {
    this.name = name;
    this.spec = spec;
    printed = new Printed(spec.output(), name);
  }

  // ---- what its attendant does

  /**
   * Starts the process. Does not wait until it is ready: what it is sent waits for it.
   *
   * @throws WorkerDiedException if there is no process, or it ended at once
   */
  public void start() {
    attendance.lock();
    try {
      connect();
    } catch (Throwable e) { // no thread, no descriptor, no folder: whatever is missing
      kill(Cause.START_FAILED, String.valueOf(e.getMessage()), e);
      throw gone();
    } finally {
      attendance.unlock();
    }
  }

  private void connect() throws IOException {
    byte[] token = new byte[Proof.LENGTH];
    Randomness.fill(token);
    Transport transport = Transport.chosen();
    try (Meeting meeting = transport.meeting()) {
      List<String> command = transport.command(spec, meeting);
      argumentFile = JavaCommand.fileOf(command);
      Process made = Launcher.start(command, spec);
      spawned(made);
      Link link = meeting.meet(made, token);
      var expected = new Expectation(token, transport != Transport.PIPES, made.pid());
      talk = new Conversation(link, expected, spec.trust(), printed);
    }
  }

  private void spawned(Process made) {
    standardError = new StandardError(made.getErrorStream(), printed);
    Decision early;
    synchronized (this) {
      process = made;
      state = State.HANDSHAKING;
      early = decided;
    }
    handshakeEnd = System.nanoTime() + spec.startNanos();
    Living.add(this);
    if (early != null) {
      kill(early.why);
    }
  }

  /**
   * Has a load performed and waits until all of it is answered for, or the rest of it was left as
   * it is because of a {@link #stop}.
   *
   * @throws WorkerDiedException if the process ended before that
   */
  public void perform(Cargo cargo, Replies replies) {
    attendance.lock();
    try {
      Conversation with = talking();
      Exchange mine = new Exchange(NUMBERS.incrementAndGet(), cargo, replies);
      begin(mine);
      boolean wasExiting = with.isExiting();
      with.send(mine.number(), cargo);
      noted(with, wasExiting);
      repeatStop(with, mine);
      while (!mine.isDone()) {
        read(with, mine);
      }
      finish(cargo.last());
    } catch (IOException broken) {
      judge(broken);
      throw gone();
    } finally {
      attendance.unlock();
    }
  }

  /**
   * Waits until the process has said that it is ready.
   *
   * @throws WorkerDiedException if it ended before that
   */
  public void awaitReady() {
    attendance.lock();
    try {
      Conversation with = talking();
      while (!with.isReady()) {
        read(with, null);
      }
      idle();
    } catch (IOException broken) {
      judge(broken);
      throw gone();
    } finally {
      attendance.unlock();
    }
  }

  private synchronized void idle() {
    if (state == State.HANDSHAKING) {
      state = State.IDLE;
    }
  }

  private Conversation talking() {
    Conversation now = talk;
    if (now == null || death != null) {
      throw gone();
    }
    return now;
  }

  /**
   * Throws if the process has ended although nobody has said so yet.
   *
   * @throws WorkerDiedException if it has
   */
  public void refuseIfGone() {
    if (!isAlive()) {
      throw gone();
    }
  }

  /** A stop that came while the load was being sent is said again. */
  private void repeatStop(Conversation with, Exchange mine) throws IOException {
    Exchange.Stop early = mine.stop();
    if (early != null) {
      with.stop(mine.number(), early.at(), early.rest());
    }
  }

  private synchronized void begin(Exchange mine) {
    exchange = mine;
    if (state != State.KILLING) {
      state = State.BUSY;
    }
  }

  private synchronized void finish(boolean last) {
    exchange = null;
    if (state == State.BUSY || state == State.SUSPECT) {
      state = last ? State.RETIRING : State.IDLE;
    }
  }

  private void read(Conversation with, @Nullable Exchange mine) throws IOException {
    boolean wasExiting = with.isExiting();
    with.readOne(mine);
    noted(with, wasExiting);
  }

  private void noted(Conversation with, boolean wasExiting) {
    if (with.isExiting() && !wasExiting) {
      Clock.at(TimeUnit.SECONDS.toNanos(EXIT_SECONDS), this::endSlowExit);
    }
  }

  private void endSlowExit() {
    if (death == null) {
      kill(Cause.EXITED, "its shutdown hooks did not end within " + EXIT_SECONDS + " s", null);
    }
  }

  /** Waits for the end of a process whose last load is done, and tells how it ended. */
  public Death awaitExit() {
    attendance.lock();
    try {
      Conversation with = talk;
      while (with != null && death == null) {
        read(with, null);
      }
    } catch (IOException broken) {
      judge(broken);
    } finally {
      attendance.unlock();
    }
    return awaitDeath();
  }

  /** Sees that nothing is left of the process, whatever became of its attendant's work. */
  void abandon() {
    if (death == null) {
      kill(Cause.CLOSED);
      var _ = awaitDeath();
    }
  }

  /** Lets an idle process go and waits for its end, for a bounded time. */
  public Death dismiss() {
    Conversation with = talk;
    if (with != null && death == null) {
      decide(Cause.CLOSED, "", null);
      try {
        with.dismiss();
      } catch (IOException broken) {
        judge(broken);
      }
    }
    return awaitDeath();
  }

  /** What a broken link says about the worker; the end of its stream alone says nothing. */
  private void judge(IOException broken) {
    if (broken instanceof MismatchException) {
      kill(Cause.START_FAILED, String.valueOf(broken.getMessage()), null);
    } else if (broken instanceof ProtocolException || broken instanceof WireException) {
      kill(Cause.PROTOCOL, String.valueOf(broken.getMessage()), broken);
    }
  }

  private WorkerDiedException gone() {
    return awaitDeath().failureOf(name, 1);
  }

  // ---- what anybody does

  /** Asks what runs at this place of the present load to stop. */
  public void stop(int at, boolean rest) {
    Exchange running;
    synchronized (this) {
      running = exchange;
      if (state == State.BUSY) {
        state = State.SUSPECT;
      }
    }
    Conversation with = talk;
    if (running != null && with != null) {
      running.stop(at, rest);
      long number = running.number();
      Aside.say(name, () -> with.stop(number, at, rest));
    }
  }

  /**
   * Asks a process that has one load only to stop, and kills it if it has not begun to exit after a
   * grace.
   */
  void stopOrKill(Cause why, long graceNanos) {
    Clock.at(
        graceNanos,
        () -> {
          Conversation with = talk;
          if (with == null || !with.isExiting()) {
            kill(why);
          }
        });
    stop(0, true);
  }

  /** Asks the process to end, and kills it if it has not ended after a while. */
  public void terminate() {
    Process target;
    synchronized (this) {
      decide(Cause.TERMINATED, "", null);
      target = process;
    }
    if (target != null) {
      target.toHandle().destroy();
      Clock.at(TimeUnit.SECONDS.toNanos(EXIT_SECONDS), () -> kill(Cause.TERMINATED));
    }
  }

  /** Kills a process that takes too long to become ready. */
  void failStart(String what) {
    String explanation =
        what + " within " + spec.startLimit() + ", the limit that startTimeout(...) sets";
    kill(Cause.START_FAILED, explanation, null);
  }

  /** Kills the process and all that it has started. The first who decides gives the cause. */
  public void kill(Cause why) {
    kill(why, "", null);
  }

  private void kill(Cause why, String explanation, @Nullable Throwable trouble) {
    Process victim;
    synchronized (this) {
      if (state == State.DEAD) {
        return;
      }
      decide(why, explanation, trouble);
      state = State.KILLING;
      victim = process;
    }
    if (victim != null) {
      ProcessEnd.force(victim);
    }
  }

  private synchronized void decide(Cause why, String explanation, @Nullable Throwable trouble) {
    if (decided == null) {
      decided = new Decision(why, explanation, trouble);
    }
  }

  // ---- what the caretaker does

  /** Takes what has come while nobody waits; false if there was nothing. */
  boolean lookAfter() {
    limitHandshake();
    limitMemory();
    StandardError errors = standardError;
    boolean found = errors != null && errors.drain();
    if (attendance.tryLock()) {
      try {
        found |= attend();
      } finally {
        attendance.unlock();
      }
    } else {
      Conversation with = talk;
      found |= with != null && held.release(with.pipe(), pid(), isAlive());
    }
    return found;
  }

  private void limitHandshake() {
    Conversation with = talk;
    if ((with == null || !with.isReady())
        && System.nanoTime() - handshakeEnd >= 0
        && state() != State.KILLING) {
      failStart("its JVM has not answered");
    }
  }

  private void limitMemory() {
    long limit = spec.memory();
    if (limit == 0 || System.nanoTime() - weighed < WEIGHING_NANOS) {
      return;
    }
    weighed = System.nanoTime();
    long size = ResidentSize.of(pid());
    if (size > limit) {
      String explanation = "it had " + (size >> 20) + " MB, and may have " + (limit >> 20) + " MB";
      kill(Cause.MEMORY_LIMIT, explanation, null);
    }
  }

  private boolean attend() {
    Conversation with = talk;
    if (with == null || death != null) {
      return false;
    }
    boolean found = false;
    try {
      boolean wasExiting = with.isExiting();
      found = with.hasBegunNext();
      if (found) {
        readWhatIsThere(with);
      }
      noted(with, wasExiting);
    } catch (IOException broken) {
      judge(broken);
    }
    if (!isAlive()) {
      var _ = bury();
    }
    return found;
  }

  /** The caretaker has other workers, too: one that breaks off in a frame must not keep it. */
  private void readWhatIsThere(Conversation with) throws IOException {
    Clock.Cancellable limit =
        Clock.at(
            TimeUnit.SECONDS.toNanos(FRAME_SECONDS),
            () -> kill(Cause.PROTOCOL, "it broke off in the middle of a message", null));
    try {
      with.readWhatIsThere();
    } finally {
      limit.cancel();
    }
  }

  private synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  // ---- its end

  private Death awaitDeath() {
    Process ending;
    synchronized (this) {
      ending = process;
    }
    if (ending != null && !ProcessEnd.await(ending, KILLED_SECONDS)) {
      kill(Cause.PROTOCOL, "it closed its end of the link and went on", null);
      boolean _ = ProcessEnd.await(ending, KILLED_SECONDS);
    }
    return bury();
  }

  /** Takes the last that is to be had of a process that has ended, and gives everything back. */
  private Death bury() {
    StandardError errors = standardError;
    for (int looks = 0; looks < LAST_LOOKS && errors != null && errors.drain(); looks++) {}
    synchronized (this) {
      Death known = death;
      if (known == null) {
        known = find();
        death = known;
        state = State.DEAD;
        giveBack();
      }
      return known;
    }
  }

  private Death find() {
    Process ended = process;
    Conversation with = talk;
    long pid = ended == null ? 0 : ended.pid();
    String crashLog = ended == null ? null : CrashLog.take(pid);
    LeftNames.removeOf(pid);
    Decision mine = decided;
    int code = ended == null || ended.isAlive() ? Death.NO_EXIT_CODE : ended.exitValue();
    if (mine != null) {
      return new Death(
          mine.why, pid, code, mine.explanation, printed.tail().lines(), crashLog, mine.trouble);
    }
    Greeting greeting = with == null ? null : with.greeting();
    return Death.found(
        new Death.Evidence(
            pid,
            code,
            greeting == null ? Death.NEVER_READY : greeting.maxHeap(),
            with != null && with.isExiting(),
            printed.tail(),
            crashLog,
            KernelKills.count() > kernelKills && kernelKills != KernelKills.UNKNOWN));
  }

  private void giveBack() {
    Living.remove(this);
    Conversation with = talk;
    if (with != null) {
      with.close();
    }
    if (process != null) {
      Link.closeQuietly(process.getErrorStream());
      Link.closeQuietly(process.getInputStream());
      Link.closeQuietly(process.getOutputStream());
    }
    if (argumentFile != null) {
      try {
        Files.deleteIfExists(argumentFile);
      } catch (IOException e) {
        // it goes with the folder
      }
    }
    printed.end();
  }

  // ---- questions

  public synchronized State state() {
    return state;
  }

  /** How it ended, or null while it lives. */
  public @Nullable Death death() {
    return death;
  }

  /** The number of its process; 0 before there is one. */
  public synchronized long pid() {
    return process == null ? 0 : process.pid();
  }

  Printed printed() {
    return printed;
  }

  /** What it has printed, if that is captured. */
  String output() {
    return printed.text();
  }

  @Override
  public String toString() {
    return "WorkerProcess[" + name + ", pid " + pid() + ", " + state() + "]";
  }
}
