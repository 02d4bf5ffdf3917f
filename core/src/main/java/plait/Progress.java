package plait;

import java.util.function.Consumer;

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
 * <p>Bars go to stderr, one line each, several at a time; what the program prints meanwhile appears
 * above them. When stderr is no terminal, there is a plain line now and then instead ({@code
 * NO_COLOR} and {@code TERM=dumb} are honoured). Counting is safe and cheap from any number of
 * threads and never waits.
 *
 * <p>Python: {@code tqdm}.
 */
public interface Progress extends AutoCloseable {

  /**
   * Shows how far a loop over the items has come.
   *
   * @param <T> the type of the items
   * @param items the items; a collection tells its size
   * @param label what is being done
   * @return the items, each counted when the next one is asked for
   */
  static <T> Iterable<T> of(Iterable<T> items, String label) {
    return plait.internal.Pending.part("progress");
  }

  /**
   * Makes a bar of known length.
   *
   * @param label what is being done
   * @param total the count at which it is done; negative if that is not known
   * @return the bar, to be closed
   */
  static Progress bar(String label, long total) {
    return plait.internal.Pending.part("progress");
  }

  /**
   * Sends the state of all bars to a listener of the program's own instead of to the terminal.
   *
   * @param listener gets each change, at most about ten times a second and bar, and the last one;
   *     null brings the terminal back
   */
  static void listener(@org.jspecify.annotations.Nullable Consumer<? super State> listener) {
    plait.internal.Pending.part("progress");
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
   * @param perSecond the rate of late
   * @param left the time left; null if that cannot be told
   * @param note the text behind the figures, maybe empty
   * @param closed whether the bar is closed
   */
  record State(
      String label,
      long count,
      long total,
      java.time.Duration elapsed,
      double perSecond,
      java.time.@org.jspecify.annotations.Nullable Duration left,
      String note,
      boolean closed) {}
}
