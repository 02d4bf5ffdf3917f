package plait.internal.process;

import org.jspecify.annotations.Nullable;
import plait.internal.process.Conversation.ProtocolException;

/**
 * A load on its way: what has been answered of it. Used by the thread that reads, but for {@code
 * stop}, which anybody writes.
 */
final class Exchange {
  private final long number;
  private final int size;
  private final boolean last;
  private final Replies replies;
  private int answered;
  private boolean done;
  private volatile @Nullable Stop stop;

  /** What somebody wants to be stopped. */
  record Stop(int at, boolean rest) {}

  Exchange(long number, Cargo cargo, Replies replies) {
    this.number = number;
    this.size = cargo.size();
    this.last = cargo.last();
    this.replies = replies;
  }

  void stop(int at, boolean rest) {
    stop = new Stop(at, rest);
  }

  @Nullable Stop stop() {
    Stop wanted = stop;
    return wanted == null && replies.isStopped() ? new Stop(0, true) : wanted;
  }

  long number() {
    return number;
  }

  int answered() {
    return answered;
  }

  /** Whether the process has nothing more to do after the reply for this place. */
  boolean isLastOfAll(int place) {
    return last && place == size - 1;
  }

  boolean isDone() {
    return done || answered == size;
  }

  /** Replies come in the order of their places, each once. */
  void checkPlace(int place) throws ProtocolException {
    if (place != answered || isDone()) {
      throw new ProtocolException("a reply for place " + place + " after " + answered);
    }
  }

  void value(int place, @Nullable Object value) {
    answered++;
    replies.value(place, value);
  }

  /** Of as many things in a row. */
  void values(int place, @Nullable Object[] values, int n) throws ProtocolException {
    if (n > size - answered) {
      throw new ProtocolException(n + " values for " + (size - answered) + " things");
    }
    answered += n;
    replies.values(place, values, n);
  }

  void failure(int place, Throwable failure) {
    answered++;
    replies.failure(place, failure);
  }

  /** The rest was left as it is. */
  void done(int begun) throws ProtocolException {
    if (begun != answered) {
      throw new ProtocolException(begun + " things begun, and " + answered + " answered");
    }
    done = true;
  }
}
