package plait.stress.interleaving;

import static plait.stress.interleaving.Interleavings.explored;
import static plait.stress.interleaving.Interleavings.linearizable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import plait.Barrier;
import plait.CountingSemaphore;
import plait.Event;
import plait.Latch;
import plait.Once;
import plait.Threads;

/** Semaphores, events, latches, barriers, and values that are computed once. */
class SignalInterleavingTest {

  public static class Permits {
    private final CountingSemaphore semaphore = Threads.boundedSemaphore("s", 2);

    @Operation
    public boolean tryAcquire() {
      return semaphore.tryAcquire();
    }

    @Operation
    public void release() {
      semaphore.release();
    }

    @Operation
    public void releaseTwo() {
      semaphore.release(2);
    }

    @Operation
    public int permits() {
      return semaphore.permits();
    }
  }

  public static class SequentialPermits {
    private int permits = 2;

    public boolean tryAcquire() {
      boolean there = permits > 0;
      permits -= there ? 1 : 0;
      return there;
    }

    public void release() {
      give(1);
    }

    public void releaseTwo() {
      give(2);
    }

    private void give(int count) {
      if (permits + count > 2) {
        throw new IllegalStateException("too many");
      }
      permits += count;
    }

    public int permits() {
      return permits;
    }
  }

  @Test
  void semaphoreIsLinearizable() {
    linearizable(Permits.class, SequentialPermits.class);
  }

  public static class Flag {
    private final Event event = Threads.event("e");

    @Operation
    public void set() {
      event.set();
    }

    @Operation
    public void clear() {
      event.clear();
    }

    @Operation
    public boolean isSet() {
      return event.isSet();
    }

    @Operation
    public boolean await() {
      return event.await(Duration.ZERO);
    }
  }

  public static class SequentialFlag {
    private boolean set;

    public void set() {
      set = true;
    }

    public void clear() {
      set = false;
    }

    public boolean isSet() {
      return set;
    }

    public boolean await() {
      return set;
    }
  }

  @Test
  void eventIsLinearizable() {
    linearizable(Flag.class, SequentialFlag.class);
  }

  public static class Countdown {
    private final Latch latch = Threads.latch("l", 2);

    @Operation
    public void countDown() {
      latch.countDown();
    }

    @Operation
    public long count() {
      return latch.count();
    }

    @Operation
    public boolean await() {
      return latch.await(Duration.ZERO);
    }
  }

  public static class SequentialCountdown {
    private long count = 2;

    public void countDown() {
      count = Math.max(0, count - 1);
    }

    public long count() {
      return count;
    }

    public boolean await() {
      return count == 0;
    }
  }

  @Test
  void latchIsLinearizable() {
    linearizable(Countdown.class, SequentialCountdown.class);
  }

  public static class Computation {
    private int computations;
    private final Once<Integer> once = Threads.once(() -> ++computations);

    @Operation
    public int get() {
      return once.get();
    }

    @Operation
    public boolean isDone() {
      return once.isDone();
    }
  }

  public static class SequentialComputation {
    private boolean done;

    public int get() {
      done = true;
      return 1;
    }

    public boolean isDone() {
      return done;
    }
  }

  @Test
  void onceIsLinearizable() {
    linearizable(Computation.class, SequentialComputation.class);
  }

  public static class Released extends Program {
    private final CountingSemaphore semaphore = Threads.semaphore("s", 0);

    @Operation(runOnce = true)
    public void acquireOne() {
      act(semaphore::acquire);
    }

    @Operation(runOnce = true)
    public void acquireTwo() {
      act(() -> semaphore.acquire(2));
    }

    @Operation(runOnce = true)
    public void release() {
      act(() -> semaphore.release(3));
    }

    @Override
    protected boolean reached() throws Exception {
      return semaphore.permits() == 0;
    }
  }

  @Test
  void releasesWakeAllWhoCanGoOn() {
    explored(3, Released.class);
  }

  public static class SetAndCleared extends Program {
    private final Event event = Threads.event("e");
    private final Latch arrived = Threads.latch("arrived", 1);

    @Operation(runOnce = true)
    public void set() {
      act(() -> {
        arrived.await();
        event.set();
        event.clear();
        event.set();
      });
    }

    @Operation(runOnce = true)
    public void await() {
      act(() -> {
        arrived.countDown();
        event.await();
      });
    }

    @Override
    protected boolean reached() throws Exception {
      return event.isSet();
    }
  }

  @Test
  void whoWaitsIsWokenEvenIfClearedAtOnce() {
    explored(2, SetAndCleared.class);
  }

  public static class Opened extends Program {
    private final Latch latch = Threads.latch("l", 2);

    @Operation(runOnce = true)
    public void countDown() {
      act(latch::countDown);
    }

    @Operation(runOnce = true)
    public void countDownToo() {
      act(latch::countDown);
    }

    @Operation(runOnce = true)
    public void await() {
      act(latch::await);
    }

    @Override
    protected boolean reached() throws Exception {
      return latch.count() == 0;
    }
  }

  @Test
  void latchWakesWhoWaits() {
    explored(3, Opened.class);
  }

  public static class Rounds extends Program {
    private final AtomicInteger rounds = new AtomicInteger();
    private final Barrier barrier = Threads.barrier(2, rounds::incrementAndGet);

    private void pass() {
      barrier.await();
      barrier.await();
    }

    @Operation(runOnce = true)
    public void passOne() {
      act(this::pass);
    }

    @Operation(runOnce = true)
    public void passTwo() {
      act(this::pass);
    }

    @Override
    protected boolean reached() throws Exception {
      return rounds.get() == 2 && barrier.waiting() == 0;
    }
  }

  @Test
  void barrierLetsEveryRoundPass() {
    explored(2, Rounds.class);
  }
}
