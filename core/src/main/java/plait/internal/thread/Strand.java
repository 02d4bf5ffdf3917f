package plait.internal.thread;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import plait.Task;

/**
 * One line of execution as the waits see it: its thread, its name, and what may end its waits.
 *
 * <p>{@code frames}, {@code shields} and {@code told} are confined to the strand's own thread.
 */
public abstract class Strand {
  private @Nullable ArrayList<CancelFrame> frames;
  private int shields;
  private boolean told;

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
    return framesPending();
  }

  /** As {@link #pending()}, for a lock: null once the strand has been told of its cancellation. */
  final @Nullable RuntimeException pendingForLock() {
    return told ? null : pending();
  }

  private @Nullable RuntimeException framesPending() {
    if (frames == null) {
      return null;
    }
    for (int i = frames.size() - 1; i >= 0; i--) {
      RuntimeException pending = frames.get(i).pending();
      if (pending != null) {
        return pending;
      }
    }
    return null;
  }
}
