package plait.internal.worker;

import org.jspecify.annotations.Nullable;
import plait.internal.thread.Hosted;
import plait.internal.wire.FrameBody;

/**
 * What a worker is given to run at a time: a target, or a function and items to apply it to one
 * after the other. Whoever reads the link may stop it while its runner is at it.
 *
 * <p>All fields that change are guarded by this monitor.
 */
final class Load {
  final long number;
  final boolean last;
  final FrameBody body;
  private int at = -1;
  private @Nullable Hosted hosted;
  private boolean restDropped;

  Load(FrameBody body) {
    this.body = body;
    this.number = body.id();
    this.last = (body.flags() & Kind.LAST) != 0;
  }

  /** The runner goes on to this place; false if it is to leave the rest as it is. */
  synchronized boolean begin(int place) {
    if (restDropped) {
      return false;
    }
    at = place;
    hosted = Hosted.begin();
    return true;
  }

  /** The runner is done with its place: no stop of it arrives any more. */
  void end() {
    Hosted done;
    synchronized (this) {
      at = -1;
      done = hosted;
      hosted = null;
    }
    if (done != null) {
      done.end();
    }
  }

  /** Asks the body to stop if it is at this place, and perhaps to begin nothing more. */
  void stop(int place, boolean rest) {
    Hosted stopped;
    synchronized (this) {
      restDropped |= rest;
      if (at != place) {
        return;
      }
      stopped = hosted;
    }
    if (stopped != null) {
      stopped.cancel();
    }
  }
}
