package plait.internal.thread;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A piece of another program that a thread of this one runs, for a worker process. To the piece it
 * is the task that runs it. Most pieces never ask, so the task is made when one does: that keeps
 * the start of a worker short.
 *
 * <p>{@code task} and {@code cancelled} are guarded by this monitor. {@code state} leaves {@code
 * FRESH} by compare-and-set, so that a piece that nobody has asked about ends without the monitor;
 * after that it is guarded, too. {@code current} is plain: the host thread writes it for itself,
 * and others only see that it is not theirs.
 */
public final class Hosted {
  private static final int FRESH = 0;
  private static final int ASKED = 1;
  private static final int ENDED = 2;

  private static @Nullable Hosted current;

  private final Thread host;
  private final int place;
  private final AtomicInteger state = new AtomicInteger(FRESH);
  private @Nullable HostedTask task;
  private boolean cancelled;

  private Hosted(Thread host, int place) {
    this.host = host;
    this.place = place;
  }

  /** The calling thread begins the piece of that place in its load. */
  public static Hosted begin(int place) {
    Hosted begun = new Hosted(Thread.currentThread(), place);
    current = begun;
    return begun;
  }

  /** Its place in its load. */
  public int place() {
    return place;
  }

  /** Leaves the state in which it may end without the monitor; false if it has ended. */
  private boolean ask() {
    return state.compareAndSet(FRESH, ASKED) || state.get() == ASKED;
  }

  /**
   * The host thread is done with it: what it left open is closed, no cancel reaches it any more,
   * and the interrupt of an earlier one is taken back.
   */
  public void end() {
    HostedTask made;
    boolean interrupted;
    current = null;
    if (state.compareAndSet(FRESH, ENDED)) {
      return;
    }
    synchronized (this) {
      state.set(ENDED);
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
      if (!ask()) {
        return;
      }
      cancelled = true;
      made = task;
      if (made == null) {
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
      boolean _ = ask();
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
