package plait.stress.interleaving;

import static plait.stress.interleaving.Interleavings.explored;
import static plait.stress.interleaving.Interleavings.linearizable;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import plait.Condvar;
import plait.DeadlockException;
import plait.RLock;
import plait.RWLock;
import plait.Threads;

/** Locks and conditions. */
class LockInterleavingTest {

  /** A counter under a lock, taken in all its ways. */
  public static class Counter {
    private final RLock lock = Threads.lock("l");
    private int count;

    @Operation
    public int add() {
      try (var _ = lock.hold()) {
        return ++count;
      }
    }

    @Operation
    public int addTwice() {
      lock.lock();
      try (var _ = lock.hold()) {
        return count += lock.holdCount();
      } finally {
        lock.unlock();
      }
    }

    @Operation
    public int get() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        return count;
      } finally {
        lock.unlock();
      }
    }
  }

  public static class SequentialCounter {
    private int count;

    public int add() {
      return ++count;
    }

    public int addTwice() {
      return count += 2;
    }

    public int get() {
      return count;
    }
  }

  @Test
  void lockExcludes() {
    linearizable(Counter.class, SequentialCounter.class);
  }

  /** Two numbers under a pair of locks. */
  public static class Pair {
    private final RWLock lock = Threads.readWriteLock("rw");
    private int left;
    private int right;

    @Operation
    public int add() {
      try (var _ = lock.writeLock().hold()) {
        left++;
        right++;
        return left + right;
      }
    }

    @Operation
    public int get() {
      try (var _ = lock.readLock().hold()) {
        return left + right;
      }
    }
  }

  public static class SequentialPair {
    private int count;

    public int add() {
      return count += 2;
    }

    public int get() {
      return count;
    }
  }

  @Test
  void readersSeeNoHalfWrites() {
    linearizable(Pair.class, SequentialPair.class);
  }

  public static class Signalled extends Program {
    private final Condvar condition = Threads.condition("c");
    private boolean ready;

    @Operation(runOnce = true)
    public void await() {
      act(() -> {
        try (var _ = condition.hold()) {
          condition.awaitUntil(() -> ready);
        }
      });
    }

    @Operation(runOnce = true)
    public void signal() {
      act(() -> {
        try (var _ = condition.hold()) {
          ready = true;
          condition.signal();
        }
      });
    }

    @Override
    protected boolean reached() throws Exception {
      return condition.lock().tryLock();
    }
  }

  @Test
  void conditionLosesNoSignal() {
    explored(2, Signalled.class);
  }

  /** Whatever the order of events: at most one is the victim, and nobody is left waiting. */
  public static class BothOrders extends Program {
    private final RLock left = Threads.lock("left");
    private final RLock right = Threads.lock("right");
    private final AtomicInteger victims = new AtomicInteger();

    private void nest(RLock outer, RLock inner) {
      try (var _ = outer.hold()) {
        try (var _ = inner.hold()) {
          if (!outer.isHeldByCurrentThread()) {
            throw new AssertionError("the outer lock was lost");
          }
        } catch (DeadlockException e) {
          victims.incrementAndGet();
        }
      }
    }

    @Operation(runOnce = true)
    public void leftFirst() {
      act(() -> nest(left, right));
    }

    @Operation(runOnce = true)
    public void rightFirst() {
      act(() -> nest(right, left));
    }

    @Override
    protected boolean reached() {
      return victims.get() <= 1 && left.tryLock() && right.tryLock();
    }
  }

  @Test
  void locksTakenInBothOrdersNeverHang() {
    explored(2, BothOrders.class);
  }
}
