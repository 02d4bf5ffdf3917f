package plait.internal.worker;

import org.jspecify.annotations.Nullable;
import plait.internal.thread.Hosted;
import plait.internal.wire.FrameBody;

/**
 * What a worker is given to run at a time: a target, or a function and items to apply it to one
 * after the other. Whoever reads the link may stop it while its runner is at it.
 *
 * <p>The runner writes where it is, in {@code hosted}, and then reads {@code restDropped}, whoever
 * stops it writes and reads them the other way round; so one of them sees the other.
 */
final class Load {
  final long number;
  final boolean last;

  /** Whether its items are plain values. */
  final boolean plain;

  final FrameBody body;
  private volatile @Nullable Hosted hosted;
  private volatile boolean restDropped;

  Load(FrameBody body) {
    this.body = body;
    this.number = body.id();
    this.last = (body.flags() & Kind.LAST) != 0;
    this.plain = (body.flags() & Kind.PLAIN) != 0;
  }

  /** The runner goes on to this place; false if it is to leave the rest as it is. */
  boolean begin(int place) {
    Hosted before = hosted;
    Hosted begun = before == null ? Hosted.begin(place) : before.next(place);
    if (begun != before) {
      hosted = begun;
    }
    if (restDropped) {
      end();
      return false;
    }
    return true;
  }

  /** The runner is done with its place: no stop of it arrives any more. */
  void end() {
    Hosted done = hosted;
    if (done != null) {
      done.end();
    }
  }

  /** Asks the body to stop if it is at this place, and perhaps to begin nothing more. */
  void stop(int place, boolean rest) {
    if (rest) {
      restDropped = true;
    }
    Hosted running = hosted;
    if (running != null) {
      running.cancel(place);
    }
  }
}
