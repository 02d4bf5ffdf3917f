package plait.internal.process;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import plait.ProcessTask;
import plait.Target;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.internal.thread.BaseTask;
import plait.internal.thread.Handover;
import plait.internal.thread.Settings;
import plait.internal.thread.Start;
import plait.internal.wire.Parcel;

/**
 * A task with a process of its own, and a thread here that looks after that. The thread is not the
 * task's: it is not interrupted when the task is cancelled, because the process has to be seen to
 * its end all the same.
 *
 * <p>{@code start} and {@code worker} are written by the starter, before anybody else can need
 * them; {@code target}, {@code packed} and {@code prepared} are for him alone.
 */
final class RemoteTask<T extends @Nullable Object> extends BaseTask<T>
    implements ProcessTask<T>, Handover {
  private static final long STACK = 256 << 10;

  private final Settings settings;
  private final WorkerSpec spec;
  private final long graceNanos;
  private final Object written;
  private @Nullable Target<? extends T> target;
  private @Nullable Parcel packed;
  private @Nullable Start prepared;
  private volatile @Nullable Start start;
  private volatile @Nullable WorkerProcess worker;

  /** {@code written} is what the program handed in, {@code target} the same as a target. */
  RemoteTask(
      Settings settings,
      WorkerSpec spec,
      long graceNanos,
      Target<? extends T> target,
      Object written) {
    super(settings.name());
    this.settings = settings;
    this.spec = spec;
    this.graceNanos = graceNanos;
    this.target = target;
    this.written = written;
  }

  // ---- starting

  @Override
  public Object prepare() {
    Target<? extends T> body = target;
    if (phase() != NEW || body == null) {
      throw startedBefore();
    }
    JavaCommand.check(spec);
    prepared = Start.of(settings, written);
    packed = Program.packBody(body);
    return written;
  }

  @Override
  public ProcessTask<T> start() {
    if (packed == null) {
      prepare();
    }
    Parcel parcel = packed;
    Start mine = prepared;
    if (parcel == null || mine == null || !advance(NEW, STARTING)) {
      throw startedBefore();
    }
    target = null;
    packed = null;
    start = mine;
    worker = new WorkerProcess(name(), spec);
    try {
      mine.begin(this);
      advance(STARTING, RUNNING);
      attendant(parcel).start();
    } catch (Throwable noThread) {
      giveUpStart(noThread);
      throw noThread;
    }
    return this;
  }

  private Thread attendant(Parcel parcel) {
    return Thread.ofPlatform()
        .name("plait-process " + name())
        .daemon(true)
        .stackSize(STACK)
        .inheritInheritableThreadLocals(false)
        .unstarted(() -> execute(() -> attend(parcel)));
  }

  private WorkerProcess worker() {
    return Objects.requireNonNull(worker);
  }

  // ---- the attendant's work

  private T attend(Parcel parcel) throws Exception {
    WorkerProcess mine = worker();
    var reply = new Reply<T>();
    try (var _ = token().onCancel(() -> mine.stopOrKill(Cause.CANCELLED, graceNanos))) {
      mine.start();
      mine.perform(Cargo.whole(parcel), reply);
      mine.awaitExit();
    } catch (WorkerDiedException died) {
      mine.printed().attachTo(died);
      throw died;
    } finally {
      mine.abandon();
    }
    Throwable failure = reply.failure;
    if (failure != null) {
      mine.printed().attachTo(failure);
      throw RemoteTrace.joined(failure, mine.pid(), startSite().orElse(null));
    }
    return reply.value();
  }

  /** What the process had to say. */
  private static final class Reply<T extends @Nullable Object> implements Replies {
    private @Nullable Object value;
    private @Nullable Throwable failure;

    @Override
    public void value(int at, @Nullable Object value) {
      this.value = value;
    }

    @Override
    public void failure(int at, Throwable thrown) {
      failure = thrown;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // it is what a body of type T returned
    T value() {
      return (T) value;
    }
  }

  @Override
  protected void ended() {
    Start mine = start;
    if (mine != null) {
      mine.end();
    }
  }

  @Override
  protected void dropped() {
    target = null;
    packed = null;
  }

  /** After the callbacks, so that the program does not end before them. */
  @Override
  protected void gone() {
    Start mine = start;
    if (mine != null) {
      mine.gone();
    }
  }

  // ---- as others see it

  @Override
  public boolean isDaemon() {
    Start mine = start;
    return mine == null ? settings.daemonOr(false) : mine.isDaemon();
  }

  @Override
  public Optional<StackTraceElement> startSite() {
    Start mine = start;
    return mine == null ? Optional.empty() : Optional.ofNullable(mine.site());
  }

  @Override
  public OptionalLong pid() {
    WorkerProcess mine = worker;
    long pid = mine == null ? 0 : mine.pid();
    return pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid);
  }

  @Override
  public OptionalInt exitCode() {
    WorkerProcess mine = worker;
    Death death = mine == null ? null : mine.death();
    return death == null || death.exitCode() == Death.NO_EXIT_CODE
        ? OptionalInt.empty()
        : OptionalInt.of(death.exitCode());
  }

  @Override
  public void terminate() {
    started().terminate();
  }

  @Override
  public void kill() {
    started().kill(Cause.KILLED);
  }

  private WorkerProcess started() {
    WorkerProcess mine = worker;
    if (mine == null) {
      throw new IllegalStateException(
          name() + " was not started: there is no process to end. Cancel it instead.");
    }
    return mine;
  }

  @Override
  public String output() {
    WorkerProcess mine = worker;
    return mine == null ? "" : mine.output();
  }
}
