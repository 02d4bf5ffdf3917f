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
      List<Hold> installed = new ArrayList<>(contexts.size());
      try {
        for (Captured context : contexts) {
          installed.add(context.install());
        }
        return body.call();
      } finally {
        installed.reversed().forEach(Hold::close);
      }
    };
  }
}
