package plait.internal.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.Event;
import plait.Fn;
import plait.PipeEnd;
import plait.QueueShutDownException;
import plait.Select;
import plait.Target;
import plait.Task;
import plait.WorkQueue;
import plait.internal.sharedqueue.ProcessPipeEnd;
import plait.internal.thread.BaseTask;
import plait.internal.thread.Selectable;
import plait.internal.thread.Waits;

/**
 * Waits for several things as one of the waiters of each: it is woken as any taker is, and when it
 * acts on another one, it passes the wake-up on. What was chosen runs after it has left all lists.
 */
public final class Selection<R extends @Nullable Object> implements Select<R> {
  private final List<Choice<R>> choices = new ArrayList<>();

  /** Something to wait for, and what to do with it. */
  private interface Choice<R extends @Nullable Object> {
    Selectable source();

    /** Takes it if it is there; what to do then, or null. */
    @Nullable Target<? extends R> tryTake();

    /** Whether nothing comes any more than what is there. */
    boolean isOver();
  }

  private record OfQueue<T, R extends @Nullable Object>(
      AbstractWorkQueue<T> source, Fn<? super T, ? extends R> then) implements Choice<R> {
    @Override
    public @Nullable Target<? extends R> tryTake() {
      T taken = source.tryTake();
      return taken == null ? null : () -> then.apply(taken);
    }

    @Override
    public boolean isOver() {
      return source.isShutdown();
    }
  }

  private record OfPipe<T, R extends @Nullable Object>(
      ProcessPipeEnd<T> source, Fn<? super T, ? extends R> then) implements Choice<R> {
    @Override
    public @Nullable Target<? extends R> tryTake() {
      T received = source.tryReceive();
      return received == null ? null : () -> then.apply(received);
    }

    @Override
    public boolean isOver() {
      return source.isOver();
    }
  }

  private record OfState<R extends @Nullable Object>(Selectable source, Target<? extends R> then)
      implements Choice<R> {
    @Override
    public @Nullable Target<? extends R> tryTake() {
      return source.ready() ? then : null;
    }

    @Override
    public boolean isOver() {
      return false;
    }
  }

  @Override
  public <T> Select<R> take(WorkQueue<T> queue, Fn<? super T, ? extends R> then) {
    Objects.requireNonNull(then, "then");
    if (!(Objects.requireNonNull(queue, "queue") instanceof AbstractWorkQueue<T> source)) {
      throw notOurs(queue);
    }
    choices.add(new OfQueue<>(source, then));
    return this;
  }

  @Override
  public <T> Select<R> receive(PipeEnd<T> end, Fn<? super T, ? extends R> then) {
    Objects.requireNonNull(then, "then");
    if (!(Objects.requireNonNull(end, "end") instanceof ProcessPipeEnd<T> source)) {
      throw notOurs(end);
    }
    source.checkReceives();
    choices.add(new OfPipe<>(source, then));
    return this;
  }

  @Override
  public Select<R> when(Event event, Target<? extends R> then) {
    Objects.requireNonNull(then, "then");
    if (!(Objects.requireNonNull(event, "event") instanceof Selectable source)) {
      throw notOurs(event);
    }
    choices.add(new OfState<>(source, then));
    return this;
  }

  @Override
  public Select<R> ended(Task<?> task, Target<? extends R> then) {
    Objects.requireNonNull(then, "then");
    if (!(Objects.requireNonNull(task, "task") instanceof BaseTask<?> source)) {
      throw notOurs(task);
    }
    choices.add(new OfState<>(source, then));
    return this;
  }

  private static IllegalArgumentException notOurs(Object source) {
    return new IllegalArgumentException(
        "A selection waits for what Plait made, and " + source.getClass().getName() + " is not.");
  }

  // ---- waiting

  @Override
  @SuppressWarnings("NullAway") // a wait without limit ends with a choice
  public R await() throws Exception {
    return choose(Waits.FOREVER).call();
  }

  @Override
  public Optional<R> await(Duration timeout) throws Exception {
    Target<? extends R> chosen = choose(timeout.isNegative() ? 0 : Waits.nanos(timeout));
    return chosen == null ? Optional.empty() : Optional.ofNullable(chosen.call());
  }

  private @Nullable Target<? extends R> choose(long nanos) {
    if (choices.isEmpty()) {
      throw new IllegalStateException(
          "Nothing to wait for: add a queue, an event or a task first.");
    }
    boolean interrupted = Thread.currentThread().isInterrupted();
    Target<? extends R> chosen = interrupted ? null : tryAll();
    if (chosen != null || (nanos == 0 && !interrupted)) {
      return chosen;
    }
    var wait = new Wait();
    Waits.await(wait, nanos, wait);
    return wait.chosen;
  }

  /** Acts on one that is ready, picked at random; throws if none can ever be ready. */
  private @Nullable Target<? extends R> tryAll() {
    var shuffled = new ArrayList<>(choices);
    Collections.shuffle(shuffled, ThreadLocalRandom.current());
    boolean over = true;
    for (Choice<R> choice : shuffled) {
      boolean choiceIsOver = choice.isOver(); // first: what is left then is the last of it
      Target<? extends R> chosen = choice.tryTake();
      if (chosen != null) {
        return chosen;
      }
      over &= choiceIsOver;
    }
    if (over) {
      throw new QueueShutDownException(
          "All queues of the selection are shut down and have no items left; all pipes are at"
              + " their end.");
    }
    return null;
  }

  /** One wait, and what it chose. */
  private final class Wait extends QueueWait {
    @Nullable Target<? extends R> chosen;

    @Override
    public boolean await(long nanos) throws InterruptedException {
      long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
      boolean inTime = true;
      while (chosen == null && inTime) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long left = nanos == Waits.FOREVER ? Long.MAX_VALUE : deadline - System.nanoTime();
        inTime = left > 0;
        watchOnce(left);
      }
      return chosen != null;
    }

    @Override
    boolean tryOnce() {
      chosen = tryAll();
      return chosen != null;
    }

    @Override
    boolean mightSucceed() {
      return choices.stream().anyMatch(choice -> choice.source().ready());
    }

    @Override
    public String describe() {
      return "a selection";
    }

    /** Watches all, parks if none is ready, and tries again before it stops watching. */
    private void watchOnce(long left) {
      var watches = new ArrayList<Selectable.Watch>(choices.size());
      try {
        for (Choice<R> choice : choices) {
          if (!choice.isOver()) {
            watches.add(choice.source().watch());
          }
        }
        if (!attempt() && left > 0) {
          park(left);
          if (!Thread.currentThread().isInterrupted()) {
            attempt();
          }
        }
      } finally {
        watches.forEach(Selectable.Watch::end);
      }
    }

    private void park(long longest) {
      long left = longest;
      for (Choice<R> choice : choices) {
        left = Math.min(left, choice.source().patience());
      }
      if (left == Long.MAX_VALUE) {
        LockSupport.park(Selection.this);
      } else {
        LockSupport.parkNanos(Selection.this, left);
      }
    }
  }

  @Override
  public String toString() {
    return "Select[" + choices.size() + (choices.size() == 1 ? " choice]" : " choices]");
  }
}
