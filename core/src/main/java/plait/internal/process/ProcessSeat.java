package plait.internal.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.internal.pool.InitializerFailedException;
import plait.internal.pool.KeptState;
import plait.internal.pool.Load;
import plait.internal.pool.Packed;
import plait.internal.pool.Replies;
import plait.internal.pool.Seat;
import plait.internal.thread.Clock;
import plait.internal.wire.Parcel;

/** A worker process as a pool uses it. */
final class ProcessSeat implements Seat {
  private static final long CLOSE_NANOS = 5_000_000_000L;

  private final String name;
  private final WorkerProcess worker;
  private final long startNanos;
  private boolean hasState;

  ProcessSeat(String name, WorkerSpec spec) {
    this.name = name;
    this.worker = new WorkerProcess(name, spec);
    this.startNanos = spec.startNanos();
  }

  @Override
  public void open(@Nullable Packed initializer) {
    long deadline = System.nanoTime() + startNanos;
    worker.start();
    worker.awaitReady();
    if (initializer != null) {
      initialize(parcel(initializer), deadline - System.nanoTime());
      hasState = true;
    }
  }

  private void initialize(Parcel initializer, long nanos) {
    var failure = new Failure();
    Clock.Cancellable limit =
        Clock.at(Math.max(1, nanos), () -> worker.failStart("its initializer has not ended"));
    try {
      worker.perform(new Cargo(initializer, List.of(), false), failure);
    } finally {
      limit.cancel();
    }
    failure.throwIfThere();
  }

  /** How the initializer went. */
  private static final class Failure implements plait.internal.process.Replies {
    private @Nullable Throwable thrown;

    @Override
    public void value(int at, @Nullable Object value) {}

    @Override
    public void failure(int at, Throwable failure) {
      thrown = failure;
    }

    void throwIfThere() {
      if (thrown != null) {
        throw new InitializerFailedException(thrown);
      }
    }
  }

  @Override
  public void perform(Load load, Replies replies) {
    if (load.isStopped()) {
      return;
    }
    Told told = new Told(load, replies);
    Cargo cargo = new Cargo(parcel(load.body()), items(load), false);
    load.begun(0);
    worker.refuseIfGone();
    told.nextThing();
    try {
      worker.perform(cargo, told);
    } catch (WorkerDiedException died) {
      load.begun(told.answered + 1);
      throw told.deathOfTheThing(died);
    }
  }

  private static List<@Nullable Object> items(Load load) {
    if (!load.hasItems()) {
      return List.of();
    }
    if (load.hasPlainItems()) {
      return load.plainItems();
    }
    List<@Nullable Object> items = new ArrayList<>(load.size());
    for (int at = 0; at < load.size(); at++) {
      Object item = load.item(at);
      items.add(item instanceof PackedParcel packed ? packed.parcel() : item);
    }
    return items;
  }

  private static Parcel parcel(Packed packed) {
    return ((PackedParcel) packed).parcel();
  }

  /** Hands answers on, and knows how many there were. */
  private final class Told implements plait.internal.process.Replies {
    private final Load load;
    private final Replies to;
    private int answered;

    Told(Load load, Replies to) {
      this.load = load;
      this.to = to;
    }

    @Override
    public boolean isStopped() {
      return load.isStopped();
    }

    @Override
    public void value(int at, @Nullable Object value) {
      answered = at + 1;
      nextThing();
      to.value(at, value);
    }

    @Override
    public void values(int at, @Nullable Object[] values, int n) {
      answered = at + n;
      nextThing();
      to.values(at, values, n);
    }

    @Override
    public void failure(int at, Throwable thrown) {
      answered = at + 1;
      worker.printed().attachTo(thrown);
      nextThing();
      to.failure(at, RemoteTrace.of(thrown, worker.pid()));
    }

    /** The death of the process, told of the thing that ran there. */
    private WorkerDiedException deathOfTheThing(WorkerDiedException known) {
      Death death = worker.death();
      WorkerDiedException died =
          death == null
              ? known
              : death.failureOf(load.name(answered) + " in " + name, load.attempt());
      worker.printed().attachTo(died);
      return died;
    }

    /** What is printed from now on belongs to the next thing of the load. */
    private void nextThing() {
      if (worker.printed().isPerTask() && answered < load.size()) {
        worker.printed().begin(load.name(answered));
      }
    }
  }

  @Override
  public void stop(Load load, int at, boolean rest) {
    worker.stop(at, rest);
  }

  @Override
  public void kill(Cause why) {
    worker.kill(why);
  }

  @Override
  public void close() {
    Clock.Cancellable limit = Clock.at(CLOSE_NANOS, () -> worker.kill(Cause.CLOSED));
    try {
      if (hasState && worker.death() == null) {
        worker.perform(new Cargo(Program.pack(KeptState.CLOSING), List.of(), false), new Failure());
      }
    } catch (WorkerDiedException died) {
      // it is gone: so is its state
    } finally {
      var _ = worker.dismiss();
      limit.cancel();
    }
  }

  @Override
  public @Nullable WorkerDiedException death() {
    Death death = worker.death();
    return death == null ? null : death.failureOf(name, 1);
  }

  @Override
  public long pid() {
    long pid = worker.pid();
    return pid == 0 ? -1 : pid;
  }

  @Override
  public long memory() {
    return ResidentSize.of(worker.pid());
  }
}
