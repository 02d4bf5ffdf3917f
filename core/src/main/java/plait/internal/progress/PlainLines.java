package plait.internal.progress;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import plait.Progress;

/**
 * Plain lines for a file or a pipe: one after every ten seconds, one after every tenth of the work
 * if that takes more than a second, and one at the end.
 */
final class PlainLines implements Told.Receiver {
  private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(10);
  private static final Duration TOO_OFTEN = Duration.ofSeconds(1);

  private final Consumer<String> printer;
  private final Map<Bar, Progress.State> last = new HashMap<>();

  PlainLines(Consumer<String> printer) {
    this.printer = printer;
  }

  @Override
  public void accept(Bar bar, Progress.State state) {
    var before = last.putIfAbsent(bar, state);
    if (state.closed()) {
      last.remove(bar);
      printer.accept(Line.plain(state));
    } else if (before != null && isDue(before, state)) {
      last.put(bar, state);
      printer.accept(Line.plain(state));
    }
  }

  private static boolean isDue(Progress.State before, Progress.State now) {
    var since = now.elapsed().minus(before.elapsed());
    return since.compareTo(OFTEN_ENOUGH) >= 0
        || (since.compareTo(TOO_OFTEN) >= 0 && tenths(now) > tenths(before));
  }

  private static long tenths(Progress.State state) {
    return state.total() <= 0 ? 0 : (long) (10.0 * state.count() / state.total());
  }
}
