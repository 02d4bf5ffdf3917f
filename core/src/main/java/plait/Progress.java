package plait;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plait.internal.progress.Board;
import plait.internal.progress.Loop;

/**
 * A bar in the terminal that tells how far long work has come: label, share, count, rate, time
 * left.
 *
 * {@snippet :
 * for (var file : Progress.of(files, "reading")) read(file);
 *
 * try (var bar = Progress.bar("bytes", length)) {
 *   bar.add(n);
 * }
 * }
 *
 * <p>Bars go to stderr, one line each, several at a time; what the program prints meanwhile through
 * {@code System.out} and {@code System.err} appears above them. When stderr is no terminal, or a
 * dumb one, there is a plain line instead: every ten seconds, every tenth of the work if that takes
 * more than a second, and at the end. The environment has its say: {@code PLAIT_PROGRESS} is {@code
 * auto}, {@code bar}, {@code plain} or {@code off}; {@code COLUMNS} is the width, else 80; {@code
 * NO_COLOR} takes away the colour.
 *
 * <p>Counting is safe and cheap from any number of threads and never waits; the bar is drawn about
 * ten times a second by a thread that lives as long as bars are open. A bar that is still open when
 * the program ends is closed then.
 *
 * <p>Python: {@code tqdm}.
 */
public interface Progress extends AutoCloseable {

  /**
   * Shows how far a loop over the items has come. The bar begins and ends with the loop; if that is
   * left early, the bar is closed when the iterator is garbage or its thread has ended.
   *
   * @param <T> the type of the items
   * @param items the items; a collection tells its size
   * @param label what is being done
   * @return the items, each counted when the next one is asked for; every iteration has its own bar
   */
  static <T> Iterable<T> of(Iterable<T> items, String label) {
    return new Loop<>(items, label);
  }

  /**
   * Makes a bar of known length.
   *
   * @param label what is being done
   * @param total the count at which it is done; negative if that is not known
   * @return the bar, to be closed
   * @throws IllegalArgumentException if {@code PLAIT_PROGRESS} has a value that it does not take
   */
  static Progress bar(String label, long total) {
    return Board.ofProgram().open(label, total);
  }

  /**
   * Sends the state of all bars to a listener of the program's own instead of to the terminal.
   * Calls of it never overlap. If it throws, that is reported through {@link
   * Threads#onUnjoinedFailure} and it is not called again.
   *
   * @param listener gets each change, at most about ten times a second and bar, and the last one;
   *     null brings the terminal back
   */
  static void listener(@Nullable Consumer<? super State> listener) {
    Board.ofProgram().listener(listener);
  }

  /**
   * Counts one.
   *
   * @return this bar
   */
  default Progress tick() {
    return add(1);
  }

  /**
   * Counts some.
   *
   * @param count how many; negative takes back
   * @return this bar
   */
  Progress add(long count);

  /**
   * Changes the count at which it is done.
   *
   * @param total the new total; negative if that is not known
   * @return this bar
   */
  Progress total(long total);

  /**
   * Shows a short text behind the figures.
   *
   * @param note the text
   * @return this bar
   */
  Progress note(String note);

  /**
   * How far it is.
   *
   * @return a snapshot
   */
  State state();

  /** Draws the bar a last time and leaves it behind. Repeating it is harmless. */
  @Override
  void close();

  /**
   * How far a bar is.
   *
   * @param label what is being done
   * @param count how much is done
   * @param total the count at which it is done; negative if that is not known
   * @param elapsed the time since the bar was made
   * @param perSecond the rate of late; once closed, that of the whole time
   * @param left the time left; null if that cannot be told
   * @param note the text behind the figures, maybe empty
   * @param closed whether the bar is closed
   */
  record State(
      String label,
      long count,
      long total,
      Duration elapsed,
      double perSecond,
      @Nullable Duration left,
      String note,
      boolean closed) {}
}
