package plait.internal.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plait.CancelledException;
import plait.Fn;
import plait.Fn2;
import plait.Outcome;
import plait.Progress;
import plait.Sink;
import plait.internal.thread.Start;

/** The methods of a pool that apply a function to many items. */
record Items(Crew crew, Options options) {

  <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items) {
    Values<R> results = new Values<>(resultList());
    consume(fn, items, true, results);
    return Collections.unmodifiableList(results.list);
  }

  /** What has come from another process is a copy: nobody knows the object. */
  @SuppressWarnings("unchecked") // what functions of type R returned
  private <R extends @Nullable Object> List<R> resultList() {
    return crew.hasSeats() ? (List<R>) new ResultList() : new ArrayList<>();
  }

  @SuppressWarnings("unchecked") // a row has one item of each input
  <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn2<? super A, ? super B, ? extends R> fn,
      Iterable<? extends A> first,
      Iterable<? extends B> second) {
    Objects.requireNonNull(fn, "map needs a function: the lambda is null");
    Fn<List<?>, R> ofRow = row -> fn.apply((A) row.get(0), (B) row.get(1));
    return mapRows(ofRow, List.of(first, second));
  }

  <R extends @Nullable Object> List<R> mapRows(
      Fn<? super List<?>, ? extends R> fn, List<? extends Iterable<?>> inputs) {
    return map(fn, Rows.of(inputs));
  }

  <A extends @Nullable Object> void each(Sink<? super A> sink, Iterable<? extends A> items) {
    Objects.requireNonNull(sink, "each needs something to do: the lambda is null");
    Fn<A, @Nullable Void> fn =
        item -> {
          sink.accept(item);
          return null;
        };
    consume(fn, items, true, _ -> {});
  }

  <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items) {
    Outcomes<R> outcomes = new Outcomes<>();
    consume(fn, items, false, outcomes);
    return Collections.unmodifiableList(outcomes.list);
  }

  private static final class Values<R extends @Nullable Object> implements Consumer<Object> {
    final List<R> list;

    Values(List<R> list) {
      this.list = list;
    }

    @Override
    public void accept(Object result) {
      list.add(Items.<R>value(result));
    }
  }

  private static final class Outcomes<R extends @Nullable Object> implements Consumer<Object> {
    final List<Outcome<R>> list = new ArrayList<>();

    @Override
    public void accept(Object result) {
      list.add(
          switch (result) {
            case Failed(_, _, CancelledException reason) -> new Outcome.Cancelled<>(reason);
            case Failed(_, _, Throwable failure) -> new Outcome.Failure<>(failure);
            default -> new Outcome.Success<>(Items.<R>value(result));
          });
    }
  }

  private <A extends @Nullable Object> void consume(
      Fn<? super A, ?> fn, Iterable<? extends A> items, boolean failFast, Consumer<Object> each) {
    Objects.requireNonNull(fn, "a function is needed: the lambda is null");
    Objects.requireNonNull(items, "items are needed: the iterable is null");
    crew.stage().runBegins();
    try (Results<A> results = results(fn, items, failFast, true)) {
      for (Object next = results.next(); next != null; next = results.next()) {
        each.accept(next);
      }
    } finally {
      crew.stage().runEnds();
    }
  }

  private <A extends @Nullable Object> Results<A> results(
      Fn<? super A, ?> fn, Iterable<? extends A> items, boolean failFast, boolean whole) {
    Progress progress = options.label() == null ? null : progress(items);
    try {
      crew.expect(batches(items));
      Run<A, @Nullable Object> run = new Run<>(crew, options, fn, failFast, progress);
      return new Results<>(run, options, items, whole, progress);
    } catch (Throwable failure) {
      if (progress != null) {
        progress.close();
      }
      throw failure;
    }
  }

  /** How many batches there will be at first. */
  private int batches(Iterable<?> items) {
    int count = Results.lieReady(items) ? ((Collection<?>) items).size() : 1;
    return Math.ceilDiv(count, Math.max(1, options.chunk()));
  }

  private Progress progress(Iterable<?> items) {
    int total = Results.lieReady(items) ? ((Collection<?>) items).size() : -1;
    return Progress.bar(Objects.requireNonNull(options.label()), total);
  }

  // what the function of type R returned
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  private static <R extends @Nullable Object> R value(Object result) {
    return (R) (result == Results.NULL ? null : result);
  }

  <A extends @Nullable Object, R extends @Nullable Object> Stream<R> stream(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items) {
    Objects.requireNonNull(fn, "a function is needed: the lambda is null");
    Objects.requireNonNull(items, "items are needed: the iterable is null");
    if (crew.stage().refuses(crew.isOwn())) {
      throw crew.stage().refusal();
    }
    StackTraceElement site = Start.of(crew.settings(), fn).site();
    Results<A> results = results(fn, items, false, false);
    int order = options.unordered() ? 0 : Spliterator.ORDERED;
    Spliterator<R> source =
        new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, order) {
          @Override
          public boolean tryAdvance(Consumer<? super R> action) {
            Object next = results.next();
            if (next instanceof Failed item) {
              results.close();
              throw item.exception(site);
            }
            if (next != null) {
              action.accept(Items.<R>value(next));
            }
            return next != null;
          }

          @Override
          public @Nullable Spliterator<R> trySplit() {
            return null;
          }
        };
    return StreamSupport.stream(source, false).onClose(results::close);
  }
}
