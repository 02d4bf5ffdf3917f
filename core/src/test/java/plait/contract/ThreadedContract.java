package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static plait.testing.Patience.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import plait.Action;
import plait.Target;
import plait.Task;
import plait.ThreadSettings;

/** What the contracts of things shared by threads have in common: the kind of threads. */
abstract class ThreadedContract {
  static final Duration LONG = Duration.ofSeconds(60);
  static final Duration SHORT = Duration.ofMillis(20);

  private final List<Task<?>> started = new ArrayList<>();

  /** The kind of threads under test. */
  abstract ThreadSettings threads();

  /** Where the things under test come from. */
  Things things() {
    return Things.OF_THREADS;
  }

  /** Starts a task that must have ended when the test ends. */
  <T> Task<T> start(Target<T> target) {
    Task<T> task = threads().start(target);
    started.add(task);
    return task;
  }

  Task<?> start(Action action) {
    Task<?> task = threads().start(action);
    started.add(task);
    return task;
  }

  List<Task<?>> start(int count, Action action) {
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(start(action));
    }
    return tasks;
  }

  static void joinAll(List<? extends Task<?>> tasks) {
    tasks.forEach(task -> task.join(LONG));
  }

  /** Polls until something holds. */
  static void until(Callable<Boolean> holds) {
    await().pollInterval(Duration.ofMillis(2)).until(holds);
  }

  /** Polls until the text form of a thing says so. */
  static void untilSays(Object thing, String part) {
    until(() -> thing.toString().contains(part));
  }

  @AfterEach
  void nothingIsLeftBehind() {
    for (Task<?> task : started) {
      assertThat(task.await(LONG)).as("%s has ended", task).isTrue();
    }
  }
}
