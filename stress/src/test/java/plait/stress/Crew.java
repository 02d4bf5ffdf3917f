package plait.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import plait.Action;

/** Some plain threads that each do one thing; their failure is the caller's. */
public final class Crew {
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<Thread> threads = new ArrayList<>();

  private Crew() {}

  /** Does all of it at the same time, and returns when all is done. */
  public static void run(Action... actions) {
    run(List.of(actions));
  }

  /** Does all of it at the same time, and returns when all is done. */
  public static void run(List<Action> actions) {
    var crew = new Crew();
    for (Action action : actions) {
      crew.add(action);
    }
    crew.join();
  }

  private void add(Action action) {
    var thread = new Thread(() -> act(action));
    threads.add(thread);
    thread.start();
  }

  private void act(Action action) {
    try {
      action.run();
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    }
  }

  private void join() {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError("nobody interrupts the test's own thread", e);
      }
    }
    Throwable failed = failure.get();
    if (failed != null) {
      throw new AssertionError(failed.toString(), failed);
    }
  }
}
