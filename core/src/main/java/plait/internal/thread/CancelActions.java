package plait.internal.thread;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.Hold;

/** What is to be done when something is cancelled. All fields are guarded by this monitor. */
final class CancelActions {
  private @Nullable Set<Registered> actions = new LinkedHashSet<>(4);

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
    Collection<Registered> due;
    synchronized (this) {
      due = actions == null ? List.of() : actions;
      actions = null;
    }
    runAll(due);
  }

  private static void runAll(Collection<Registered> due) {
    Throwable first = null;
    for (Registered registered : due) {
      try {
        registered.action.run();
      } catch (Throwable e) {
        if (first == null) {
          first = e;
        } else if (first != e) {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throwUnchecked(first);
    }
  }

  private static void throwUnchecked(Throwable failure) {
    switch (failure) {
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default ->
          throw new IllegalStateException(
              "An action registered with onCancel failed: " + failure, failure);
    }
  }
}
