package plait.internal.thread;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.Hold;

/** What is to be done when something is cancelled. All fields are guarded by this monitor. */
final class CancelActions {
  private @Nullable List<Registered> actions = new ArrayList<>(2);

  private final class Registered implements Hold {
    final Action action;

    Registered(Action action) {
      this.action = action;
    }

    @Override
    public void close() {
      remove(this);
    }
  }

  /** Keeps an action for later, or runs it now if the moment has passed. */
  Hold add(Action action) {
    var registered = new Registered(action);
    synchronized (this) {
      if (actions != null) {
        actions.add(registered);
        return registered;
      }
    }
    runAll(List.of(registered));
    return registered;
  }

  private synchronized void remove(Registered registered) {
    if (actions != null) {
      actions.remove(registered);
    }
  }

  /** Runs all actions, in the order they came, and every later one at once. */
  void fire() {
    List<Registered> due;
    synchronized (this) {
      due = actions == null ? List.of() : actions;
      actions = null;
    }
    runAll(due);
  }

  private static void runAll(List<Registered> due) {
    RuntimeException first = null;
    for (Registered registered : due) {
      try {
        registered.action.run();
      } catch (Exception e) {
        first = joined(first, e);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static RuntimeException joined(@Nullable RuntimeException first, Exception next) {
    if (first != null) {
      first.addSuppressed(next);
      return first;
    }
    return next instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("An action registered with onCancel failed: " + next, next);
  }
}
