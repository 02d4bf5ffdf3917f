package plait.internal.progress;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import plait.Progress;

/** A bar's figures. Counting touches only an adder; what is shown of it is the board's business. */
final class Bar implements Progress {
  private final Board board;
  private final String label;
  private final long begun;
  private final Rate rate;
  private final LongAdder count = new LongAdder();
  private volatile boolean closed;
  private volatile long ended;
  private volatile long total;
  private volatile String note = "";

  /** The thread that goes through a loop's items; null for a bar that the program closes itself. */
  private volatile @Nullable Thread looping;

  /** Whether a receiver has got the last state. Used by {@link Told} as it hands states on. */
  boolean isTold;

  Bar(Board board, String label, long total) {
    this.board = board;
    this.label = Objects.requireNonNull(label, "label");
    this.total = total;
    this.begun = board.now();
    this.rate = new Rate(begun);
  }

  @Override
  public Progress add(long more) {
    count.add(more);
    return this;
  }

  @Override
  public Progress total(long newTotal) {
    total = newTotal;
    return this;
  }

  @Override
  public Progress note(String newNote) {
    note = Objects.requireNonNull(newNote, "note");
    return this;
  }

  void loopsIn(Thread thread) {
    looping = thread;
  }

  /** Whether nobody is left who could go on with the loop. */
  boolean isAbandoned() {
    var thread = looping;
    return thread != null && !thread.isAlive();
  }

  void sample() {
    rate.sample(board.now(), count.sum());
  }

  @Override
  public State state() {
    boolean isClosed = closed;
    long now = isClosed ? ended : board.now();
    long counted = count.sum();
    long elapsed = now - begun;
    double perSecond = isClosed ? overall(counted, elapsed) : current(counted, elapsed, now);
    return new State(
        label,
        counted,
        total,
        Duration.ofNanos(elapsed),
        perSecond,
        left(counted, perSecond),
        note,
        isClosed);
  }

  private double current(long counted, long elapsed, long now) {
    double ofLate = rate.perSecond(now);
    return ofLate > 0 ? ofLate : overall(counted, elapsed);
  }

  private static double overall(long counted, long elapsed) {
    return elapsed <= 0 || counted <= 0 ? 0 : counted * 1e9 / elapsed;
  }

  private @Nullable Duration left(long counted, double perSecond) {
    long goal = total;
    if (goal < 0) {
      return null;
    }
    if (counted >= goal) {
      return Duration.ZERO;
    }
    return perSecond <= 0 ? null : Duration.ofMillis((long) ((goal - counted) * 1e3 / perSecond));
  }

  @Override
  public void close() {
    if (markClosed()) {
      board.closed(this);
    }
  }

  private synchronized boolean markClosed() {
    if (closed) {
      return false;
    }
    ended = board.now();
    closed = true;
    return true;
  }

  @Override
  public String toString() {
    return Line.plain(state());
  }
}
