package plait.internal.sharedobject;

import java.io.ByteArrayOutputStream;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;
import plait.internal.shared.Bell;
import plait.internal.shared.Peer;

/**
 * The service of one call: takes it in, has it done, gives the answer. A caller may give up; then
 * the thread is interrupted, and what it still does is of no consequence to the slot.
 *
 * <p>{@code thread}, {@code isGiving} and {@code isOver} are guarded by this object's monitor, in
 * which alone the slot is written.
 */
final class Service {
  private static final Spin SPIN = new Spin();

  private final ServedLine line;
  private final int place;
  private final Slot slot;
  private volatile @Nullable Export export;
  private @Nullable Thread thread;
  private boolean isGiving;
  private boolean isOver;

  Service(ServedLine line, int place, Slot slot) {
    this.line = line;
    this.place = place;
    this.slot = slot;
  }

  /** What it calls; null as long as it does not. */
  @Nullable Export export() {
    return export;
  }

  void calls(Export called) {
    export = called;
  }

  ServedLine line() {
    return line;
  }

  void run() {
    begin();
    try {
      byte[] call = slot.isGivenUp() ? null : take();
      if (call != null) {
        give(Answering.answer(this, call));
      } else {
        drop();
      }
    } catch (RuntimeException | Error spoilt) {
      drop();
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    thread = Thread.currentThread();
  }

  private synchronized void end() {
    thread = null;
    Thread.interrupted();
  }

  // ---- taking in

  /** The whole call; null if its caller gave up before it came. */
  private byte @Nullable [] take() {
    if (slot.state() == Slot.ASK) {
      return slot.take();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      int state = slot.state();
      if (state != Slot.ASK && state != Slot.ASK_PART) {
        return null;
      }
      slot.takeTo(all);
      if (state == Slot.ASK) {
        return all.toByteArray();
      }
      if (!hand(Slot.GO_ON) || !isTurn(Slot.GO_ON)) {
        return null;
      }
    }
  }

  /** Waits until it is the caller's turn no more; false if that gave up. */
  private boolean isTurn(int handed) {
    while (!slot.changesSoon(handed, SPIN)) {
      if (slot.isGivenUp() || hasEnded() || !Peer.isAlive(line.peer())) {
        return false;
      }
      Thread.interrupted();
      slot.sleep(handed, Bell.SLICE_NANOS, false);
    }
    return true;
  }

  private synchronized boolean hasEnded() {
    return isOver;
  }

  /** Hands the slot to the caller; false if that does not wait any more. */
  private synchronized boolean hand(int state) {
    if (isOver) {
      return false;
    }
    slot.hand(state, false);
    return true;
  }

  // ---- giving

  private void give(Answer answer) {
    try {
      give(answer.bytes());
    } finally {
      Reference.reachabilityFence(answer.letter());
    }
  }

  private void give(byte[] bytes) {
    int at = put(bytes, 0);
    while (at > 0 && at < bytes.length) {
      if (!hand(Slot.ANSWER_PART) || !isTurn(Slot.ANSWER_PART) || slot.state() != Slot.MORE) {
        drop();
        return;
      }
      at = put(bytes, at);
    }
    boolean _ = finish(Slot.ANSWER);
  }

  private synchronized int put(byte[] bytes, int from) {
    isGiving = true;
    return isOver ? -1 : slot.put(bytes, from);
  }

  private void drop() {
    boolean _ = finish(Slot.DROPPED);
  }

  private synchronized boolean finish(int state) {
    if (isOver) {
      return false;
    }
    isOver = true;
    line.release(place, this); // before the caller can ask again
    slot.hand(state, false);
    return true;
  }

  // ---- ended from outside

  /** The caller does not wait any more. */
  synchronized void giveUp() {
    if (!isOver) {
      drop();
      interrupt();
    }
  }

  /**
   * The object is not shared any more: the caller hears that at once, and nothing else. An answer
   * of which a part has been given comes whole, for the caller may be reading the slot.
   */
  synchronized void end(Answer why) {
    if (!isOver && !isGiving) {
      int _ = slot.put(why.bytes(), 0);
      boolean _ = finish(Slot.ANSWER);
      interrupt();
    }
  }

  private synchronized void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
