package plait.internal.pool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.Task;

/**
 * How the runners of a run get the items of a batch done in the seats of their workers: all at
 * once. What had not begun when a seat died goes back in front, for whoever comes first.
 */
final class SeatHands {
  private final Run<?, ?> run;
  private final Options options;
  private final Calls calls;
  private final Packed fn;

  SeatHands(Run<?, ?> run, Options options, Packed fn) {
    this.run = run;
    this.options = options;
    this.calls = new Calls(options, true);
    this.fn = fn;
  }

  /** Runs what nobody runs of a batch. */
  void work(Batch batch) {
    Station station = Station.current();
    int from = batch.claimRest();
    while (from < batch.size() && !run.isStopped()) {
      int most = options.rate() == null ? batch.size() - from : 1;
      int sent = Math.min(most, station.room());
      int answered = new Wave(batch, from).send(station, sent);
      from += answered;
      if (answered < sent) {
        run.giveBack(batch, from);
        return;
      }
    }
  }

  /** Some items in a row that are sent together. */
  private final class Wave implements Replies, Watch.Names {
    private final Batch batch;
    private final int from;
    private final List<Again> again = new ArrayList<>(0);

    Wave(Batch batch, int from) {
      this.batch = batch;
      this.from = from;
    }

    @Override
    public String of(int at) {
      return batch.name(from + at);
    }

    int send(Station station, int count) {
      if (options.rate() != null) {
        options.rate().acquire();
      }
      int answered = station.perform(batch.load(fn, from, count), this, options.limit(), this);
      for (Again each : again) {
        each.run(station);
      }
      return answered;
    }

    @Override
    public void value(int at, @Nullable Object value) {
      run.finish(batch, from + at, value);
    }

    @Override
    public void values(int at, @Nullable Object[] values, int n) {
      run.finish(batch, from + at, values, n);
    }

    @Override
    public void failure(int at, Throwable thrown) {
      if (isOver()) {
        return;
      }
      Tries tries = new Tries(options.repeats());
      if (thrown instanceof Exception failure && tries.mayRepeat(failure)) {
        again.add(new Again(from + at, failure, tries));
      } else {
        run.finish(batch, from + at, failed(from + at, thrown));
      }
    }

    /** Whether nobody wants to know any more. */
    private boolean isOver() {
      return run.isStopped() || Task.current().isCancelled();
    }

    private Failed failed(int at, Throwable thrown) {
      return Failed.of(batch.index(at), batch.item(at), thrown);
    }

    /** An item whose first attempt failed. */
    private final class Again {
      private final int at;
      private final Exception failure;
      private final Tries tries;

      Again(int at, Exception failure, Tries tries) {
        this.at = at;
        this.failure = failure;
        this.tries = tries;
      }

      void run(Station station) {
        Object result;
        try {
          result =
              calls.<@Nullable Object>callAgain(
                  () -> batch.name(at),
                  () ->
                      station.call(
                          () -> batch.load(fn, at, 1).attempt(tries.made() + 1),
                          options.limit(),
                          () -> batch.name(at)),
                  tries,
                  failure);
        } catch (Throwable thrown) {
          result = failed(at, thrown);
        }
        if (!isOver()) {
          run.finish(batch, at, result);
        }
      }
    }
  }
}
