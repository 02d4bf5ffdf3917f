package plait.internal.thread;

import org.jspecify.annotations.Nullable;

/**
 * A piece of another program that a thread of this one runs, for a worker process. To the piece it
 * is the task that runs it. Most pieces never ask, so the task is made when one does: that keeps
 * the start of a worker short.
 *
 * <p>{@code task}, {@code cancelled} and {@code ended} are guarded by this monitor; {@code current}
 * is written by the host thread.
 */
public final class Hosted {
  private static volatile @Nullable Hosted current;

  private final Thread host;
  private @Nullable HostedTask task;
  private boolean cancelled;
  private boolean ended;

  private Hosted(Thread host) {
    this.host = host;
  }

  /** The calling thread begins a piece. */
  public static Hosted begin() {
    Hosted begun = new Hosted(Thread.currentThread());
    current = begun;
    return begun;
  }

  /**
   * The host thread is done with it: what it left open is closed, no cancel reaches it any more,
   * and the interrupt of an earlier one is taken back.
   */
  public void end() {
    HostedTask made;
    boolean interrupted;
    current = null;
    synchronized (this) {
      ended = true;
      made = task;
      interrupted = cancelled;
    }
    if (made != null) {
      made.finishHosted();
    }
    if (interrupted) {
      Thread.interrupted();
    }
  }

  /**
   * Cancels the piece: it is interrupted, its waits end, its token is cancelled. The interrupt
   * comes after the cancel, so that a wait that it ends knows why.
   */
  public void cancel() {
    HostedTask made;
    synchronized (this) {
      cancelled = true;
      made = task;
      if (made == null && !ended) {
        host.interrupt();
      }
    }
    if (made != null) {
      made.cancel(true);
    }
  }

  /** The task of the piece that this thread runs, or null. */
  static @Nullable Strand strandOf(Thread thread) {
    Hosted hosted = current;
    return hosted != null && hosted.host == thread ? hosted.task() : null;
  }

  private HostedTask task() {
    boolean late;
    HostedTask made;
    synchronized (this) {
      if (task != null) {
        return task;
      }
      made = new HostedTask(host);
      task = made;
      late = cancelled;
    }
    if (late) {
      made.cancel(true);
    }
    return made;
  }
}
