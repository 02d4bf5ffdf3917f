package plait.internal.thread;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import plait.Hold;
import plait.Target;

/**
 * What a task that others run keeps until its end: where it was started and with what context, its
 * place among the living, its share in keeping the program alive. A task with a thread of its own
 * keeps the same in its own fields, which saves an object for each.
 *
 * <p>{@code entry} and {@code tokenHold} are written while the task is starting, before anybody
 * else may end it; {@code keepsAlive} goes back to false once, by compare-and-set.
 */
public final class Start {
  private static final VarHandle KEEPS_ALIVE;

  static {
    try {
      KEEPS_ALIVE = MethodHandles.lookup().findVarHandle(Start.class, "keepsAlive", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Settings settings;
  private final @Nullable StackTraceElement site;
  private final boolean daemon;
  private final @Nullable Carried carried;
  private LivingTasks.@Nullable Entry entry;
  private @Nullable Hold tokenHold;
  private volatile boolean keepsAlive;

  private Start(
      Settings settings,
      @Nullable StackTraceElement site,
      boolean daemon,
      @Nullable Carried carried) {
    this.settings = settings;
    this.site = site;
    this.daemon = daemon;
    this.carried = carried;
  }

  /** A start by the calling thread of something that the program wrote. */
  public static Start of(Settings settings, Object written) {
    StackTraceElement site = StartSites.of(Bodies.written(written));
    return new Start(settings, site, settings.daemonFromHere(), settings.capture());
  }

  /** The start of another task on behalf of the same starter. */
  public Start again() {
    return new Start(settings, site, daemon, carried);
  }

  public @Nullable StackTraceElement site() {
    return site;
  }

  public boolean isDaemon() {
    return daemon;
  }

  /** The body with the starter's context around it. */
  public <T extends @Nullable Object> Target<T> around(Target<T> body) {
    return carried == null ? body : carried.around(body);
  }

  /** Lists the task among the living; a token that is cancelled already cancels it here. */
  public void begin(BaseTask<?> task) {
    entry = Registry.add(task);
    if (!daemon) {
      ExitKeeper.started();
      keepsAlive = true;
    }
    tokenHold = settings.followToken(task);
  }

  /** Called in the task's thread before the body, which a cancelled token does not let begin. */
  public void heedToken(BaseTask<?> task) {
    settings.heedToken(task);
  }

  /** Whether a body that failed so has answered a cancel by its token. */
  public boolean answersCancel(Throwable failure) {
    return settings.answersToken(failure);
  }

  /** Gives back what the ended task no longer needs. Repeating it is harmless. */
  public void end() {
    LivingTasks.Entry listed = entry;
    if (listed != null) {
      listed.remove();
    }
    Hold hold = tokenHold;
    if (hold != null) {
      hold.close();
    }
  }

  /** Lets the program end. Repeating it is harmless. */
  public void gone() {
    if (KEEPS_ALIVE.compareAndSet(this, true, false)) {
      ExitKeeper.ended();
    }
  }
}
