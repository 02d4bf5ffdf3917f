package plait.stress.interleaving;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.stress.interleaving.Interleavings.explored;
import static plait.stress.interleaving.Interleavings.linearizable;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import plait.RLock;
import plait.Threads;
import plait.stress.control.BrokenLatch;

/** Lincheck finds the mistakes that were planted, in every way in which this module asks it. */
class ControlTest {

  /** A lock that is taken for one of the two operations only. */
  public static class HalfLocked {
    private final RLock lock = Threads.lock("l");
    private int count;

    @Operation
    public int add() {
      return ++count;
    }

    @Operation
    public int get() {
      try (var _ = lock.hold()) {
        return count;
      }
    }
  }

  @Test
  void aLostUpdateIsFound() {
    assertThatThrownBy(
            () -> linearizable(HalfLocked.class, LockInterleavingTest.SequentialCounter.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("Invalid execution results");
  }

  public static class LostWakeUp extends Program {
    private final BrokenLatch latch = new BrokenLatch(2);

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
  void aThreadLeftWaitingIsFound() {
    assertThatThrownBy(() -> explored(3, LostWakeUp.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("hung");
  }

  public static class LostCount extends Program {
    private final BrokenLatch latch = new BrokenLatch(2);

    @Operation(runOnce = true)
    public void countDown() {
      act(latch::countDown);
    }

    @Operation(runOnce = true)
    public void countDownToo() {
      act(latch::countDown);
    }

    @Override
    protected boolean reached() throws Exception {
      return latch.count() == 0;
    }
  }

  @Test
  void aMissedGoalIsFound() {
    assertThatThrownBy(() -> explored(2, LostCount.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("the goal is not reached");
  }

  public static class FailingPart extends Program {
    private final BrokenLatch latch = new BrokenLatch(2);

    @Operation(runOnce = true)
    public void countDown() {
      act(latch::countDown);
    }

    @Operation(runOnce = true)
    public void countDownAndLook() {
      act(() -> {
        latch.countDown();
        if (latch.count() == 1) {
          throw new IllegalStateException("looked too early");
        }
      });
    }

    @Override
    protected boolean reached() throws Exception {
      return true;
    }
  }

  @Test
  void aFailureOfAPartIsFound() {
    assertThatThrownBy(() -> explored(2, FailingPart.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("looked too early");
  }
}
