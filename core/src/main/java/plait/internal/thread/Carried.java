package plait.internal.thread;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.ContextCarrier.Captured;
import plait.Hold;
import plait.Target;

/** Context on its way into a task. */
record Carried(List<Captured> contexts) {

  /** The body with the context around it. */
  <T extends @Nullable Object> Target<T> around(Target<T> body) {
    return () -> {
      try (var installed = new Installed(contexts.size())) {
        for (Captured context : contexts) {
          installed.holds.add(context.install());
        }
        return body.call();
      }
    };
  }

  /**
   * What has been installed; all of it is taken back, newest first, whatever a part of it throws.
   */
  private static final class Installed implements AutoCloseable {
    final List<Hold> holds;

    Installed(int size) {
      holds = new ArrayList<>(size);
    }

    @Override
    public void close() {
      close(holds.size());
    }

    private void close(int left) {
      if (left == 0) {
        return;
      }
      try (Hold _ = () -> close(left - 1)) {
        holds.get(left - 1).close();
      }
    }
  }
}
