package plait.internal.progress;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import plait.Progress;
import plait.internal.thread.UnjoinedFailures;

/** Passes on to the program's listener what has changed. One that throws is not called again. */
final class Listening implements Told.Receiver {
  private final Consumer<? super Progress.State> listener;
  private final Map<Bar, Progress.State> last = new HashMap<>();
  private boolean broken;

  Listening(Consumer<? super Progress.State> listener) {
    this.listener = listener;
  }

  @Override
  public void accept(Bar bar, Progress.State state) {
    var before = state.closed() ? last.remove(bar) : last.put(bar, state);
    if (!broken && (before == null || isNews(before, state))) {
      broken = true;
      UnjoinedFailures.guard(
          "the listener of progress, which is not called again",
          () -> {
            listener.accept(state);
            broken = false;
          });
    }
  }

  private static boolean isNews(Progress.State before, Progress.State now) {
    return now.closed()
        || before.count() != now.count()
        || before.total() != now.total()
        || !before.note().equals(now.note());
  }
}
