package plait.internal.thread;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plait.Hold;
import plait.Target;
import plait.Task;

/**
 * A task with a thread of its own.
 *
 * <p>The plain fields are written by the starter before it moves the phase on from {@code
 * STARTING}, and afterwards by the one thread that ends the task.
 */
class ThreadTask<T extends @Nullable Object> extends BaseTask<T> implements Runnable {
  private final Settings settings;
  private @Nullable Target<? extends T> body;
  private boolean daemon;
  private boolean keptAlive;
  private @Nullable StackTraceElement startSite;
  private LivingTasks.@Nullable Entry entry;
  private @Nullable Carried carried;
  private @Nullable Hold tokenHold;

  ThreadTask(Settings settings, Target<? extends T> body) {
    super(settings.name());
    this.settings = settings;
    this.body = Objects.requireNonNull(body, "a task needs a body: the lambda is null");
    this.daemon = settings.daemonOr(false);
  }

  // ---- starting

  @Override
  public Task<T> start() {
    prepare();
    advanceTo(RUNNING);
    try {
      startThread();
    } catch (Throwable noThread) {
      giveUpStart(noThread);
      throw noThread;
    }
    return this;
  }

  /**
   * Takes the task from {@code NEW} to {@code STARTING} and writes down who starts it, from where
   * and with what context. Of several starters one gets through.
   */
  final void prepare() {
    if (phase() != NEW) {
      throw startedBefore();
    }
    boolean asDaemon = settings.daemonFromHere();
    Carried context = settings.capture();
    if (!advance(NEW, STARTING)) {
      throw startedBefore();
    }
    daemon = asDaemon;
    carried = context;
    try {
      startSite = StartSites.of(Bodies.written(Objects.requireNonNull(body)));
      enter();
    } catch (Throwable refused) {
      giveUpStart(refused);
      throw refused;
    }
  }

  /** Makes the task known to those who count, list or cancel it. */
  void enter() {
    entry = enlist();
    if (!daemon) {
      ExitKeeper.started();
      keptAlive = true;
    }
    tokenHold = settings.followToken(this);
  }

  LivingTasks.Entry enlist() {
    return Registry.add(this);
  }

  @Override
  protected final boolean answersCancel(Throwable failure) {
    return settings.answersToken(failure);
  }

  /** Starts the thread; the phase is {@code RUNNING}. */
  final void startThread() {
    Thread made = settings.thread(this, daemon);
    if (settings.onPlatform() && settings.name() == null) {
      made.setName(name());
    }
    thread = made;
    made.start();
  }

  @Override
  public final void run() {
    Target<? extends T> toRun = Objects.requireNonNull(body);
    settings.heedToken(this);
    execute(carried == null ? toRun : carried.around(toRun));
  }

  // ---- ending

  @Override
  protected void dropped() {
    release();
  }

  @Override
  protected void ended() {
    release();
  }

  /** Lets go of everything that the ended task no longer needs. */
  private void release() {
    body = null;
    carried = null;
    if (entry != null) {
      entry.remove();
      entry = null;
    }
    if (tokenHold != null) {
      tokenHold.close();
      tokenHold = null;
    }
  }

  /** After the callbacks, so that the program does not end before them. */
  @Override
  protected void gone() {
    if (keptAlive) {
      ExitKeeper.ended();
    }
  }

  // ---- state

  final Settings settings() {
    return settings;
  }

  @Override
  public boolean isDaemon() {
    return daemon;
  }

  @Override
  boolean daemon() {
    return daemon;
  }

  @Override
  public Optional<StackTraceElement> startSite() {
    return phase() > STARTING ? Optional.ofNullable(startSite) : Optional.empty();
  }
}
