package plait.internal.sharedqueue;

import org.jspecify.annotations.Nullable;
import plait.Orphans;
import plait.SharedPipe;
import plait.internal.thread.Names;
import plait.internal.wire.WireException;

/**
 * What a process knows of a pipe: a ring for each direction, and who has the ends. The near end is
 * number 0, the far one 1.
 *
 * @param name its name
 * @param toNear what the near end receives; its memory has the table of holders, too
 * @param toFar what the far end receives; null if that only sends
 * @param holders who has the ends
 */
public record ProcessPipe(String name, Ring toNear, @Nullable Ring toFar, Holders holders) {
  private static final int MOST = 1 << 30;
  private static final long MOST_BYTES = 1 << 20;
  private static final String KIND = "pipe";

  /** Makes a pipe; its ends. */
  public static <T> SharedPipe<T> make(@Nullable String name, boolean bothWays) {
    ProcessPipe pipe = of(new Names(KIND, name).get(), ring(), bothWays ? ring() : null);
    return new SharedPipe<>(new ProcessPipeEnd<>(pipe, 0), new ProcessPipeEnd<>(pipe, 1));
  }

  private static Ring ring() {
    return Ring.make(MOST, MOST_BYTES, Orphans.FORGET);
  }

  private static ProcessPipe of(String name, Ring toNear, @Nullable Ring toFar) {
    var pipe = new ProcessPipe(name, toNear, toFar, new Holders(toNear.memory()));
    toNear.alsoLook(pipe::look);
    if (toFar != null) {
      toFar.alsoLook(pipe::look);
    }
    return pipe;
  }

  private void look() {
    if (holders.bury()) {
      wakeAll();
    }
  }

  /** Has everybody look again who has which end. */
  void wakeAll() {
    toNear.wakeAll();
    if (toFar != null) {
      toFar.wakeAll();
    }
  }

  /** Where that end receives; null if it only sends. */
  @Nullable Ring in(int end) {
    return end == 0 ? toNear : toFar;
  }

  @Nullable Ring out(int end) {
    return in(1 - end);
  }

  PipeTicket ticket() {
    return new PipeTicket(name, toNear.ticket(), toFar == null ? null : toFar.ticket());
  }

  /**
   * Leads to a pipe.
   *
   * @param name its name
   * @param toNear its first ring
   * @param toFar its other one
   */
  record PipeTicket(String name, Ring.RingTicket toNear, Ring.@Nullable RingTicket toFar) {
    ProcessPipe claim() throws WireException {
      return of(name, toNear.claim(), toFar == null ? null : toFar.claim());
    }
  }
}
