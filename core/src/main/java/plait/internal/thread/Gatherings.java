package plait.internal.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plait.CancelledException;
import plait.Outcome;
import plait.TargetFailedException;
import plait.Task;
import plait.Tasks;
import plait.WaitTimeoutException;

/** The ways to wait for several tasks. */
public final class Gatherings {
  private Gatherings() {}

  public static <T extends @Nullable Object> List<T> all(
      Collection<? extends Task<? extends T>> tasks, @Nullable Duration limit) {
    try (var gathering = new Gathering<Task<? extends T>>(tasks)) {
      boolean inTime = gathering.awaitAllOrFailure(nanos(limit));
      throwFirstFailure(gathering);
      if (!inTime) {
        throw timeout(gathering, limit);
      }
    }
    List<T> results = new ArrayList<>(tasks.size());
    for (Task<? extends T> task : tasks) {
      results.add(task.join());
    }
    return Collections.unmodifiableList(results);
  }

  private static void throwFirstFailure(Gathering<? extends Task<?>> gathering) {
    for (int ended = gathering.size() - gathering.unfinished(); ended > 0; ended--) {
      var _ = gathering.next().join();
    }
  }

  public static <T extends @Nullable Object> List<Outcome<T>> outcomes(
      Collection<? extends Task<? extends T>> tasks) {
    try (var gathering = new Gathering<Task<? extends T>>(tasks)) {
      var _ = gathering.await(gathering.size(), Waits.FOREVER);
    }
    List<Outcome<T>> outcomes = new ArrayList<>(tasks.size());
    for (Task<? extends T> task : tasks) {
      outcomes.add(outcome(task));
    }
    return Collections.unmodifiableList(outcomes);
  }

  private static <T extends @Nullable Object> Outcome<T> outcome(Task<? extends T> ended) {
    try {
      return new Outcome.Success<>(ended.join());
    } catch (TargetFailedException failed) {
      return new Outcome.Failure<>(failed.getCause());
    } catch (CancelledException cancelled) {
      return new Outcome.Cancelled<>(cancelled);
    }
  }

  public static <K extends Task<?>> K any(Collection<K> tasks, @Nullable Duration limit) {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("There are no tasks: one of none never ends.");
    }
    try (var gathering = new Gathering<K>(tasks)) {
      if (!gathering.await(1, nanos(limit))) {
        throw timeout(gathering, limit);
      }
      return gathering.next();
    }
  }

  public static <K extends Task<?>> Stream<K> asCompleted(
      Collection<K> tasks, @Nullable Duration limit) {
    var completions = new Completions<K>(tasks, limit);
    return StreamSupport.stream(completions, false).onClose(completions::close);
  }

  public static <K extends Task<?>> Tasks.Split<K> split(Collection<K> tasks, Duration limit) {
    try (var gathering = new Gathering<K>(tasks)) {
      var _ = gathering.await(gathering.size(), nanos(limit));
      List<K> done = new ArrayList<>();
      List<K> notDone = new ArrayList<>();
      for (K task : gathering.tasks()) {
        (Gathering.goesOn(task) ? notDone : done).add(task);
      }
      return new Tasks.Split<>(List.copyOf(done), List.copyOf(notDone));
    }
  }

  static long nanos(@Nullable Duration limit) {
    return limit == null ? Waits.FOREVER : Waits.nanos(limit);
  }

  static WaitTimeoutException timeout(Gathering<?> gathering, @Nullable Duration limit) {
    return new WaitTimeoutException(gathering.unfinishedText() + " after " + limit);
  }
}
