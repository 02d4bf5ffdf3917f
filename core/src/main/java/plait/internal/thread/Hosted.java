package plait.internal.thread;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A piece of another program that a thread of this one runs, for a worker process. To the piece it
 * is the task that runs it. Most pieces never ask, so the task is made when one does: that keeps
 * the start of a worker short. And the pieces of a load follow each other in the same object until
 * somebody asks.
 *
 * <p>{@code task} and {@code cancelled} are guarded by this monitor. {@code state} tells the place
 * of the piece that is under way. It leaves {@code FRESH} by compare-and-set, so that a piece that
 * nobody has asked about ends without the monitor; after that it is guarded, too. {@code place} and
 * {@code wasAsked} are the host thread's. {@code current} is plain: the host thread writes it for
 * itself, and others only see that it is not theirs.
 */
public final class Hosted {
  private static final int FRESH = 0;
  private static final int ASKED = 1;
  private static final long ENDED = -1;

  private static @Nullable Hosted current;

  private final Thread host;
  private int place;
  private final AtomicLong state = new AtomicLong();
  private @Nullable HostedTask task;
  private boolean cancelled;

  /** Whether somebody has asked about a piece, so that this is of no use for the next one. */
  private boolean wasAsked;

  private Hosted(Thread host, int place) {
    this.host = host;
    this.place = place;
    this.state.set(state(place, FRESH));
  }

  private static long state(int place, int asked) {
    return (long) place << 1 | asked;
  }

  /** The calling thread begins the piece of that place in its load. */
  public static Hosted begin(int place) {
    Hosted begun = new Hosted(Thread.currentThread(), place);
    current = begun;
    return begun;
  }

  /** The calling thread, its host, goes on to the piece of that place; answers what it begins. */
  public Hosted next(int following) {
    if (wasAsked) {
      return begin(following);
    }
    place = following;
    current = this;
    state.set(state(following, FRESH));
    return this;
  }

  /**
   * Leaves the state in which the piece of that place may end without the monitor; false if it is
   * not under way.
   */
  private boolean ask(int which) {
    long asked = state(which, ASKED);
    return state.compareAndSet(state(which, FRESH), asked) || state.get() == asked;
  }

  /**
   * The host thread is done with it: what it left open is closed, no cancel reaches it any more,
   * and the interrupt of an earlier one is taken back.
   */
  public void end() {
    HostedTask made;
    boolean interrupted;
    current = null;
    if (state.compareAndSet(state(place, FRESH), ENDED)) {
      return;
    }
    wasAsked = true;
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
   * Cancels the piece of that place if it is under way: it is interrupted, its waits end, its token
   * is cancelled. The interrupt comes after the cancel, so that a wait that it ends knows why.
   */
  public void cancel(int which) {
    HostedTask made;
    synchronized (this) {
      if (!ask(which)) {
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
      boolean _ = ask(place);
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
