package plait.internal.thread;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does small things at a later time, in one daemon thread that is started when it is needed and
 * ends when nothing has been due for a while. What is done there must not wait.
 */
public final class Clock {
  private static final long IDLE_SECONDS = 30;
  private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

  private Clock() {}

  /** Something that will be done later. */
  @FunctionalInterface
  public interface Cancellable {
    /** Keeps it from being done, unless it has begun. Repeating it is harmless. */
    void cancel();
  }

  private static ScheduledThreadPoolExecutor executor() {
    var threads =
        Thread.ofPlatform()
            .name("plait-clock")
            .daemon(true)
            .inheritInheritableThreadLocals(false)
            .factory();
    var executor = new ScheduledThreadPoolExecutor(1, threads);
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** Whether nothing is to be done later. */
  static boolean isIdle() {
    return EXECUTOR.getQueue().isEmpty() && EXECUTOR.getActiveCount() == 0;
  }

  /** Does something once, so many nanoseconds from now; at once if that is not positive. */
  public static Cancellable at(long nanosFromNow, Runnable action) {
    ScheduledFuture<?> due = EXECUTOR.schedule(new Due(action), nanosFromNow, TimeUnit.NANOSECONDS);
    return new Alarm(due);
  }

  /** What throws in vain. */
  private record Due(Runnable action) implements Runnable {
    @Override
    public void run() {
      try {
        action.run();
      } catch (Throwable failure) {
        UnjoinedFailures.report("a timer", failure);
      }
    }
  }

  private record Alarm(ScheduledFuture<?> due) implements Cancellable {
    @Override
    public void cancel() {
      boolean _ = due.cancel(false);
    }
  }
}
