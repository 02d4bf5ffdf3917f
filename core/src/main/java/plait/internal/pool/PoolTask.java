package plait.internal.pool;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plait.Hold;
import plait.Target;
import plait.Task;
import plait.internal.thread.BaseTask;
import plait.internal.thread.Start;

/** A task that waits for a worker of a pool, and then runs in it. */
final class PoolTask<T extends @Nullable Object> extends BaseTask<T> {
  private final Crew crew;
  private final Start start;
  private final int bytes;
  private volatile @Nullable Object written;
  private volatile @Nullable Target<? extends T> body;

  /** Whether it has a place in the intake; written before anybody else knows the task. */
  private boolean placed;

  private volatile boolean abandoned;
  private volatile boolean dropped;

  /** {@code written} is what the program handed in, {@code body} the same as a target. */
  PoolTask(Crew crew, Start start, Target<? extends T> body, Object written) {
    this(crew, start, body, written, 0);
  }

  /** One whose packed body has so many bytes. */
  PoolTask(Crew crew, Start start, Target<? extends T> body, Object written, int bytes) {
    super(null);
    this.bytes = bytes;
    this.crew = crew;
    this.start = start;
    this.body = body;
    this.written = written;
  }

  /** How many bytes of the intake it takes up. */
  int bytes() {
    return bytes;
  }

  /** What the program wrote, to be run by itself: given back when the pool never ran it. */
  Runnable unstarted() {
    Object mine = java.util.Objects.requireNonNull(written);
    return mine instanceof Runnable runnable ? runnable : new Unstarted(mine);
  }

  /** A body that never began, as a runnable of its own. */
  private record Unstarted(Object written) implements Runnable {
    @Override
    public void run() {
      try {
        if (written instanceof java.util.concurrent.Callable<?> callable) {
          callable.call();
        } else {
          ((plait.Action) written).run();
        }
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new java.util.concurrent.CompletionException(e);
      }
    }
  }

  /** Whether it was cancelled before any worker had it. */
  boolean wasDropped() {
    return dropped;
  }

  /** Makes it wait for a worker; false if it was cancelled before. */
  boolean schedule() {
    if (!advance(NEW, STARTING)) {
      return false;
    }
    placed = true;
    start.begin(this);
    advance(STARTING, SCHEDULED);
    if (isCancelled()) { // while it was starting: nobody else will end it
      dropUnlessBegun();
    }
    return true;
  }

  /** Takes it for the calling worker; false if somebody else has, or it was cancelled. */
  boolean claim() {
    return advance(SCHEDULED, RUNNING);
  }

  boolean isScheduled() {
    return phase() == SCHEDULED;
  }

  /** Runs the claimed task in the calling worker. */
  void runIn(Worker worker) {
    runsOn(worker.thread());
    Target<? extends T> mine = java.util.Objects.requireNonNull(body);
    start.heedToken(this);
    execute(start.around(mine));
  }

  /** Ends the claimed task without running it. */
  void breakOff(Throwable failure) {
    fail(failure);
    letGo();
    end();
    gone();
  }

  /** Ends the task although its body goes on in a worker that the pool has given up. */
  void abandon(Throwable failure) {
    Target<? extends T> mine = body;
    if (mine instanceof Abandonable of) {
      abandoned = true;
      cancel(false);
      of.abandoned(failure);
    } else {
      fail(failure);
    }
    start.end();
    end();
    gone();
  }

  boolean isAbandoned() {
    return abandoned;
  }

  /** Says that the failure is known to somebody. */
  void forget() {
    observed();
  }

  @Override
  protected boolean answersCancel(Throwable failure) {
    return start.answersCancel(failure);
  }

  @Override
  protected void ended() {
    letGo();
    written = null;
    runsOn(null);
    Worker.finishing(crew);
  }

  @Override
  protected void dropped() {
    dropped = true;
    letGo();
    if (placed) {
      crew.intake().drop(this);
    }
  }

  private void letGo() {
    body = null;
    start.end();
  }

  // ---- as others see it

  @Override
  public Task<T> start() {
    throw new IllegalStateException(name() + " was started before: the pool starts its tasks.");
  }

  /** A callback may wait, so the worker that runs it counts as busy until it is done. */
  @Override
  protected void beforeCallback() {
    Worker.notFinishing(crew);
  }

  /** After the callbacks, so that the program does not end before them. */
  @Override
  protected void gone() {
    start.gone();
  }

  @Override
  public Hold awaited() {
    return crew.makeWayFor(this);
  }

  @Override
  public boolean isDaemon() {
    return start.isDaemon();
  }

  @Override
  public Optional<StackTraceElement> startSite() {
    return Optional.ofNullable(start.site());
  }

  @Override
  public Releasers releasers(Thread waiter) {
    return isScheduled() ? crew.whoTakes(waiter) : super.releasers(waiter);
  }
}
