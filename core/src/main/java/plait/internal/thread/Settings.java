package plait.internal.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.CancelToken;
import plait.CancelledException;
import plait.ContextCarrier;
import plait.ContextCarrier.Captured;
import plait.Hold;
import plait.PeriodicTask;
import plait.Pool;
import plait.Scope;
import plait.Target;
import plait.Task;
import plait.ThreadSettings;
import plait.internal.pool.PoolView;

/**
 * How tasks are run.
 *
 * @param name null for numbered names
 * @param daemonChoice null to take after the starting task
 */
public record Settings(
    @Nullable String name,
    @Nullable Boolean daemonChoice,
    boolean onPlatform,
    long stackBytes,
    @Nullable CancelToken token,
    List<ContextCarrier> carriers)
    implements ThreadSettings {
  private static final long MIN_STACK = 32 * 1024;

  /** What threads need and processes do not: it takes a while to find. */
  private static final class OfThreads {
    static final ThreadFactory VIRTUAL = Thread.ofVirtual().factory();
    static final Settings DEFAULT = new Settings(null, null, false, 0, null, installed());

    private static List<ContextCarrier> installed() {
      var found = new ArrayList<ContextCarrier>();
      for (ContextCarrier each :
          ServiceLoader.load(ContextCarrier.class, ContextCarrier.class.getClassLoader())) {
        found.add(each);
      }
      return List.copyOf(found);
    }
  }

  /** What threads have if the program says nothing, with the carriers that are installed. */
  public static Settings ofThreads() {
    return OfThreads.DEFAULT;
  }

  @Override
  public Settings named(String name) {
    return new Settings(Names.check(name), daemonChoice, onPlatform, stackBytes, token, carriers);
  }

  @Override
  public Settings daemon(boolean daemon) {
    return new Settings(name, daemon, onPlatform, stackBytes, token, carriers);
  }

  @Override
  public Settings platform() {
    return new Settings(name, daemonChoice, true, stackBytes, token, carriers);
  }

  @Override
  public Settings virtual() {
    return new Settings(name, daemonChoice, false, stackBytes, token, carriers);
  }

  @Override
  public Settings stackSize(long bytes) {
    if (bytes != 0 && bytes < MIN_STACK) {
      throw new IllegalArgumentException(
          "A stack of "
              + bytes
              + " bytes is too small: give 0 for the default, or at least 32768.");
    }
    return new Settings(name, daemonChoice, onPlatform, bytes, token, carriers);
  }

  @Override
  public Settings carrying(ThreadLocal<?>... locals) {
    return carrying(new LocalsCarrier(List.of(locals)));
  }

  @Override
  public Settings carrying(ContextCarrier carrier) {
    var more = new ArrayList<>(carriers);
    more.add(carrier);
    return new Settings(name, daemonChoice, onPlatform, stackBytes, token, List.copyOf(more));
  }

  @Override
  public Settings token(CancelToken token) {
    return new Settings(name, daemonChoice, onPlatform, stackBytes, token, carriers);
  }

  @Override
  public <T extends @Nullable Object> Task<T> of(Target<T> target) {
    return new ThreadTask<>(this, target);
  }

  @Override
  public Task<@Nullable Void> of(Action action) {
    return of(Bodies.of(action));
  }

  @Override
  public <T extends @Nullable Object> Task<T> start(Target<T> target) {
    return of(target).start();
  }

  @Override
  public Task<@Nullable Void> start(Action action) {
    return of(action).start();
  }

  @Override
  public <T extends @Nullable Object> Task<T> after(Duration delay, Target<T> target) {
    long nanos = Waits.nanos(delay);
    return new DelayedTask<T>(this, target).startIn(nanos);
  }

  @Override
  public Task<@Nullable Void> after(Duration delay, Action action) {
    return after(delay, Bodies.of(action));
  }

  @Override
  public PeriodicTask every(Duration period, Action action) {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(
          "The period " + period + " must be more than zero: without one, use a loop.");
    }
    var task = new RepeatedTask(daemon(daemonOr(true)), Waits.nanos(period), action);
    var _ = task.start();
    return task;
  }

  @Override
  public Scope scope() {
    return ThreadScope.open(this);
  }

  @Override
  public Pool pool(int workers) {
    return PoolView.of(this, workers);
  }

  @Override
  public Pool pool() {
    return pool(PoolView.defaultSize(onPlatform));
  }

  public boolean daemonOr(boolean otherwise) {
    return daemonChoice == null ? otherwise : daemonChoice;
  }

  /** Whether what the calling thread starts now is a daemon. */
  boolean daemonFromHere() {
    return daemonChoice == null ? Strands.current().daemon() : daemonChoice;
  }

  /** Lets the token cancel a task, with its reason; null without a token. */
  @Nullable Hold followToken(BaseTask<?> task) {
    CancelToken given = token;
    return given == null ? null : given.onCancel(() -> task.cancel(true, reasonOf(given)));
  }

  /** Cancels a task whose token has not got round to it: whoever is told last may begin first. */
  void heedToken(BaseTask<?> task) {
    CancelToken given = token;
    if (given != null && given.isCancelled()) {
      task.cancel(true, reasonOf(given));
    }
  }

  private static @Nullable Throwable reasonOf(CancelToken token) {
    try {
      token.throwIfCancelled();
      return null;
    } catch (CancelledException cancelled) {
      return cancelled.getCause();
    }
  }

  /** Whether a body that failed so has answered the token's cancel. */
  boolean answersToken(Throwable failure) {
    return failure instanceof CancelledException && token != null && token.isCancelled();
  }

  /** The calling thread's context for a task that it starts, or null if nothing is carried. */
  @Nullable Carried capture() {
    return carriers.isEmpty()
        ? null
        : new Carried(carriers.stream().<Captured>map(ContextCarrier::capture).toList());
  }

  /** Makes the thread for a body; without a name it has none, names cost. */
  public Thread thread(Runnable body, boolean daemon) {
    if (!onPlatform && name == null) {
      return OfThreads.VIRTUAL.newThread(body);
    }
    Thread.Builder builder =
        onPlatform ? Thread.ofPlatform().daemon(daemon).stackSize(stackBytes) : Thread.ofVirtual();
    return (name == null ? builder : builder.name(name)).unstarted(body);
  }
}
