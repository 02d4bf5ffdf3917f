package plait.internal.thread;

import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.Task;

/** A task with a thread of its own. */
class ThreadTask<T extends @Nullable Object> extends BaseTask<T> implements Runnable {
  private final Settings settings;
  private @Nullable Target<? extends T> body;
  private volatile boolean daemon;
  private volatile @Nullable StackTraceElement startSite;
  private Registry.@Nullable Entry entry;
  private @Nullable Carried carried;
  private @Nullable Registration registration;

  ThreadTask(Settings settings, Target<? extends T> body) {
    super(settings.name());
    this.settings = settings;
    this.body = java.util.Objects.requireNonNull(body, "a task needs a body: the lambda is null");
    this.daemon = settings.daemonOr(false);
  }

  /** A token's hold on the task, given up when the task ends. */
  private record Registration(plait.Hold hold) {}

  @Override
  public Task<T> start() {
    prepare(NEW);
    return begin(NEW);
  }

  /** Records who starts the task, from where and with what context. */
  final void prepare(int expected) {
    if (phase() != expected) {
      throw new IllegalStateException(
          name()
              + (isCancelled() ? " was cancelled" : " was started")
              + " before: make a new task to run the work again.");
    }
    startSite = StartSites.of(Bodies.written(requireBody()));
    daemon =
        settings.daemonChoice() == null ? Strands.current().daemon() : settings.daemonOr(false);
    carried = settings.capture();
  }

  /** Starts the thread. */
  final Task<T> begin(int from) {
    if (!advance(from, RUNNING)) {
      if (from == NEW) {
        throw new IllegalStateException(name() + " was started or cancelled before.");
      }
      return this;
    }
    entry = Registry.add(this);
    if (!daemon) {
      ExitKeeper.started();
    }
    if (settings.token() != null) {
      registration = new Registration(settings.token().onCancel(this::cancel));
    }
    startThread();
    return this;
  }

  private void startThread() {
    Thread made = settings.thread(this, daemon);
    thread = made;
    try {
      made.start();
    } catch (OutOfMemoryError noThread) {
      fail(noThread);
      observed();
      ended();
      end();
      throw noThread;
    }
  }

  @Override
  public final void run() {
    execute(carried == null ? requireBody() : carried.around(requireBody()));
  }

  private Target<? extends T> requireBody() {
    return java.util.Objects.requireNonNull(body);
  }

  /** Lets go of everything that the ended task no longer needs. */
  @Override
  protected void ended() {
    body = null;
    carried = null;
    if (registration != null) {
      registration.hold().close();
    }
    if (entry != null) {
      entry.remove();
    }
    if (!daemon) {
      ExitKeeper.ended();
    }
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
  public java.util.Optional<StackTraceElement> startSite() {
    return java.util.Optional.ofNullable(startSite);
  }
}
