package plait.testing;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.Fn;
import plait.Target;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.internal.pool.InitializerFailedException;
import plait.internal.pool.Load;
import plait.internal.pool.Packed;
import plait.internal.pool.Replies;
import plait.internal.pool.Seat;
import plait.internal.pool.WorkerState;

/** A thread that plays a worker process. */
public final class FakeSeat implements Seat {
  private static final ThreadLocal<FakeSeat> CURRENT = new ThreadLocal<>();

  private final FakeSeating seating;
  private final long pid;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Reply> replies = new ArrayDeque<>();
  private final AtomicBoolean counted = new AtomicBoolean();
  private volatile @Nullable WorkerDiedException death;
  private volatile long memory = 1000;
  private @Nullable Packed initializer;
  private @Nullable Throwable initializerFailure;
  private boolean ready;
  private boolean closed;
  private @Nullable Load load;
  private int at;
  private int begun;
  private boolean stopped;
  private boolean running;

  private record Reply(int at, @Nullable Object value, @Nullable Throwable thrown) {}

  /** Ends the thread, as the end of a process does. */
  private static final class Gone extends Error {
    private static final long serialVersionUID = 1L;
  }

  FakeSeat(FakeSeating seating, String name, long pid) {
    this.seating = seating;
    this.pid = pid;
    this.thread = Thread.ofPlatform().name("fake of " + name).daemon().unstarted(this::live);
  }

  // ---- what bodies do

  /** The process that runs the calling code dies. */
  public static void die(Cause why) {
    CURRENT.get().dies(why);
    throw new Gone();
  }

  /** Goes on until the process is killed, whatever it is asked. */
  public static void hang() {
    FakeSeat me = CURRENT.get();
    while (me.death == null) {
      LockSupport.parkNanos(me, 500_000);
      Thread.interrupted();
    }
    throw new Gone();
  }

  /** Says how much memory the process has from now on. */
  public static void useMemory(long bytes) {
    CURRENT.get().memory = bytes;
  }

  /** The number of the process that runs the calling code. */
  public static long myPid() {
    return CURRENT.get().pid;
  }

  /** It dies, whatever it does. */
  public void dies(Cause why) {
    lock.lock();
    try {
      if (death == null && !closed) {
        death = new WorkerDiedException(why, "worker " + pid + " died: " + why);
        uncount();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void uncount() {
    if (counted.compareAndSet(true, false)) {
      seating.alive.decrementAndGet();
    }
  }

  // ---- the thread

  private void live() {
    CURRENT.set(this);
    try {
      Object state = initialize();
      WorkerState.run(state, this::work);
      if (state instanceof AutoCloseable closeable) {
        closeable.close();
      }
    } catch (Gone killed) {
      Thread.interrupted();
    } catch (Exception | Error failure) {
      failed(failure);
    }
  }

  private void failed(Throwable failure) {
    lock.lock();
    try {
      initializerFailure = failure;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Object initialize() throws Exception {
    seating.starts.await();
    Object state = null;
    if (initializer != null) {
      state = ((Target<?>) ((FakeSeating.FakePacked) initializer).value()).call();
    }
    lock.lock();
    try {
      ready = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return state;
  }

  private void work() {
    while (begin()) {
      Load mine = load;
      int place = at;
      Reply reply;
      try {
        reply = new Reply(place, run(mine, place), null);
      } catch (Gone gone) {
        throw gone;
      } catch (Throwable thrown) {
        reply = new Reply(place, null, thrown);
      }
      end(reply);
    }
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object run(Load load, int place) throws Exception {
    Object body = ((FakeSeating.FakePacked) load.body()).value();
    if (!load.hasItems()) {
      return ((Target<?>) body).call();
    }
    Object item = load.item(place);
    return ((Fn<Object, ?>) body)
        .apply(item instanceof FakeSeating.FakePacked packed ? packed.value() : item);
  }

  /** Waits for something to run; false at the end. */
  private boolean begin() {
    lock.lock();
    try {
      while (death == null
          && !closed
          && (load == null || at >= load.size() || stopped || load.isStopped())) {
        stopped |= load != null && load.isStopped();
        changed.signalAll();
        changed.awaitUninterruptibly();
      }
      Thread.interrupted();
      if (death != null) {
        throw new Gone();
      }
      running = !closed;
      begun = at + 1;
      return running;
    } finally {
      lock.unlock();
    }
  }

  private void end(Reply reply) {
    lock.lock();
    try {
      running = false;
      Thread.interrupted();
      if (death != null) {
        throw new Gone();
      }
      at++;
      replies.add(reply);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // ---- as the pool sees it

  @Override
  public void open(@Nullable Packed target) {
    WorkerDiedException failure = seating.failedStarts.poll();
    lock.lock();
    try {
      if (death == null && failure != null) {
        death = failure;
      }
      throwIfDead();
      initializer = target;
      counted.set(true);
      seating.mostAlive.accumulateAndGet(seating.alive.incrementAndGet(), Math::max);
      thread.start();
      while (!ready && death == null && initializerFailure == null) {
        changed.awaitUninterruptibly();
      }
      throwIfDead();
      if (initializerFailure != null) {
        throw new InitializerFailedException(initializerFailure);
      }
    } finally {
      lock.unlock();
    }
  }

  private void throwIfDead() {
    if (death != null) {
      throw death;
    }
  }

  @Override
  public void perform(Load given, Replies to) {
    if (seating.deathsOnReceipt.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      dies(Cause.KILLED);
    }
    lock.lock();
    try {
      load = given;
      at = 0;
      begun = 0;
      stopped = given.isStopped();
      replies.clear();
      changed.signalAll();
      for (Reply reply = next(); reply != null; reply = next()) {
        tell(to, reply);
      }
      load = null;
    } finally {
      lock.unlock();
    }
  }

  /** Hands on a reply outside of the lock. */
  private void tell(Replies to, Reply reply) {
    lock.unlock();
    try {
      if (reply.thrown() == null) {
        to.value(reply.at(), reply.value());
      } else {
        to.failure(reply.at(), reply.thrown());
      }
    } finally {
      lock.lock();
    }
  }

  private @Nullable Reply next() {
    while (replies.isEmpty() && death == null && !isOver()) {
      changed.awaitUninterruptibly();
    }
    Reply reply = replies.poll();
    if (reply == null && death != null) {
      load.begun(begun);
      throw death;
    }
    return reply;
  }

  private boolean isOver() {
    return at >= load.size() || (stopped && !running);
  }

  @Override
  public void stop(Load which, int place, boolean rest) {
    lock.lock();
    try {
      if (load == which && (rest || place == at)) {
        stopped |= rest;
        if (running) {
          thread.interrupt();
        }
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void kill(Cause why) {
    dies(why);
    thread.interrupt();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    awaitEnd();
    uncount();
  }

  private void awaitEnd() {
    boolean interrupted = false;
    while (death == null && thread.isAlive()) {
      try {
        thread.join(10);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public @Nullable WorkerDiedException death() {
    return death;
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public long memory() {
    return memory;
  }
}
