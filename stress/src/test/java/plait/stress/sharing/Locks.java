package plait.stress.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import plait.Barrier;
import plait.BarrierBrokenException;
import plait.Condvar;
import plait.CountingSemaphore;
import plait.Event;
import plait.Processes;
import plait.SharedLock;
import plait.SharedLongs;
import plait.WaitTimeoutException;

/** A lock, permits, a condition, a barrier and an event: one at a time is inside, all go on. */
record Locks(
    SharedLongs inside,
    SharedLock lock,
    CountingSemaphore slots,
    Condvar changed,
    Barrier barrier,
    Event event)
    implements Part {
  private static final int PERMITS = 2;
  private static final Duration BRIEF = Duration.ofMillis(2);
  private static final Duration LONG = Duration.ofMinutes(2);

  static Locks make() {
    return new Locks(
        Processes.sharedLongs(1),
        Processes.lock("storm"),
        Processes.boundedSemaphore("slots", PERMITS),
        Processes.condition("changed"),
        Processes.barrier(2),
        Processes.event("event"));
  }

  @Override
  public void step(int who, RandomGenerator random) {
    switch (random.nextInt(7)) {
      case 0, 1 -> beInside(who + 1);
      case 2 -> {
        try (var _ = slots.hold()) {
          Thread.onSpinWait();
        }
      }
      case 3 -> {
        slots.acquire(PERMITS);
        slots.release(PERMITS);
      }
      case 4 -> {
        try (var _ = changed.hold()) {
          changed.signal();
          changed.await(BRIEF);
        }
      }
      case 5 -> meet();
      default -> {
        event.set();
        event.await(BRIEF);
        event.clear();
      }
    }
  }

  private void beInside(int me) {
    try (var _ = lock.hold()) {
      if (lock.wasAbandoned()) {
        inside.setVolatile(0, 0);
      }
      boolean alone = inside.compareAndSet(0, 0, me) && inside.compareAndSet(0, me, 0);
      Part.check(alone, "two are inside of a lock");
    }
  }

  private void meet() {
    try {
      barrier.await(BRIEF);
    } catch (WaitTimeoutException | BarrierBrokenException broken) {
      barrier.reset();
    }
  }

  @Override
  public void atEnd(int deaths, String when) {
    assertThat(lock.tryLock(LONG)).as(when).isTrue();
    lock.unlock();
    for (int i = 0; i < PERMITS; i++) {
      assertThat(slots.tryAcquire(LONG)).as(when).isTrue();
    }
    slots.release(PERMITS);
    assertThat(slots.permits()).as(when).isEqualTo(PERMITS);
    try (var _ = changed.hold()) {
      assertThat(changed.await(Duration.ofMillis(500))).as(when).isFalse();
    }
    assertThat(changed.toString()).as(when).doesNotContain("waiting");
    barrier.reset();
    assertThat(barrier.waiting()).as(when).isZero();
  }
}
