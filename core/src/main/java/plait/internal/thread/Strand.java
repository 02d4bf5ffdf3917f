package plait.internal.thread;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.Task;

/**
 * One line of execution as the waits see it: its thread, its name, and what may end its waits.
 *
 * <p>{@code frames}, {@code shields}, {@code told} and {@code wakes} are confined to the strand's
 * own thread.
 */
public abstract class Strand {
  private @Nullable ArrayList<CancelFrame> frames;
  private int shields;
  private boolean told;
  private @Nullable Wakes wakes;

  /** The thread it runs on; set before that thread can look. */
  volatile @Nullable Thread thread;

  /** The task that users see. */
  public abstract Task<?> task();

  /** What a wait has to throw because the strand itself was cancelled, or null. */
  abstract @Nullable RuntimeException cancellation();

  /** Whether tasks started here are daemons unless told otherwise. */
  abstract boolean daemon();

  public final void enter(CancelFrame frame) {
    if (frames == null) {
      frames = new ArrayList<>(2);
    }
    frames.add(frame);
  }

  /** Takes the newest occurrence of the frame off again. */
  public final void leave(CancelFrame frame) {
    if (frames != null) {
      int at = frames.lastIndexOf(frame);
      if (at >= 0) {
        frames.remove(at);
      }
    }
  }

  /** Whether the frame is the innermost one. */
  public final boolean isInnermost(CancelFrame frame) {
    return frames != null && !frames.isEmpty() && frames.getLast() == frame;
  }

  /** Those whom the strand has yet to wake. */
  public final Wakes wakes() {
    Wakes made = wakes;
    if (made == null) {
      made = new Wakes();
      wakes = made;
    }
    return made;
  }

  /** Wakes them, if there are any. */
  public final void wakeAll() {
    if (wakes != null) {
      wakes.wakeAll();
    }
  }

  final void shield() {
    shields++;
  }

  final void unshield() {
    shields--;
  }

  /** What a wait that begins or goes on now has to throw, or null. */
  final @Nullable RuntimeException pending() {
    if (shields > 0) {
      return null;
    }
    RuntimeException own = cancellation();
    if (own != null) {
      told = true;
      return own;
    }
    return framesPending(false);
  }

  /**
   * As {@link #pending()}, for a lock: a strand is told once, so that it can take locks on its way
   * out.
   */
  final @Nullable RuntimeException pendingForLock() {
    if (shields > 0 || told) {
      return null;
    }
    return cancellation() == null ? framesPending(true) : pending();
  }

  /** Whether the strand was cancelled and no wait of it has thrown yet. */
  final boolean isUntold() {
    return !told && cancellation() != null;
  }

  /** Whether a wait of this strand has thrown because the strand or a frame was cancelled. */
  final boolean wasTold() {
    return told || (frames != null && frames.stream().anyMatch(CancelFrame::wasTold));
  }

  /** Whether an interrupt may stem from a cancel that the strand does not answer now. */
  final boolean isShieldedFromCancel() {
    return shields > 0 && cancellation() != null;
  }

  /** Runs a body and closes what it leaves open. */
  final <T extends @Nullable Object> T call(Target<? extends T> body) throws Exception {
    T result;
    try {
      result = body.call();
    } catch (Throwable failure) {
      leaveAll(failure);
      throw failure;
    } finally {
      wakeAll();
    }
    leaveAll(null);
    return result;
  }

  private void leaveAll(@Nullable Throwable failure) {
    while (frames != null && !frames.isEmpty()) {
      try {
        frames.removeLast().abandon();
      } catch (RuntimeException leftOpen) {
        if (failure == null) {
          leaveAll(leftOpen);
          throw leftOpen;
        }
        failure.addSuppressed(leftOpen);
      }
    }
  }

  /** The innermost scope that is open in this strand, or null. */
  final @Nullable ThreadScope scope() {
    if (frames != null) {
      for (CancelFrame frame : frames.reversed()) {
        if (frame instanceof ThreadScope scope) {
          return scope;
        }
      }
    }
    return null;
  }

  private @Nullable RuntimeException framesPending(boolean onlyUntold) {
    if (frames == null) {
      return null;
    }
    for (CancelFrame frame : frames.reversed()) {
      RuntimeException pending = onlyUntold && frame.wasTold() ? null : frame.pending();
      if (pending != null) {
        return pending;
      }
    }
    return null;
  }
}
