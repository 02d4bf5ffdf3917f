package plait.bench.sharing;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import plait.CountingSemaphore;
import plait.Event;
import plait.Latch;
import plait.Orphans;
import plait.Processes;
import plait.SharedLock;
import plait.bench.Figures;
import plait.bench.Scale;
import plait.bench.Work;

/** Figures of what processes share. */
public final class SharingFigures implements Figures {
  private static final int TURNS = 5_000_000;
  private static final int TRIPS = 20_000;
  private static final VarHandle WORD = ValueLayout.JAVA_LONG.varHandle();

  public static void main(String[] arguments) throws Exception {
    Figures.print(new SharingFigures(), arguments);
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    return switch (name) {
      case "lock-free" -> lockFree(scale.count(TURNS));
      case "word-free" -> wordFree(scale.count(TURNS));
      case "semaphore-free" -> semaphoreFree(scale.count(TURNS));
      case "lock-contended" -> lockContended(scale.count(TURNS));
      case "ping-semaphore" -> pingSemaphore(scale.count(TRIPS));
      case "ping-event" -> pingEvent(scale.count(TRIPS));
      case "shared-get" -> SharedCalls.get(scale);
      case "shared-put" -> SharedCalls.put(scale);
      case "shared-call" -> SharedCalls.call(scale);
      case "shared-counter" -> SharedCalls.counter(scale);
      case "queue" -> QueueFigures.queue(scale, Orphans.REDELIVER, false);
      case "queue-batches" -> QueueFigures.queue(scale, Orphans.REDELIVER, true);
      case "queue-unmarked" -> QueueFigures.queue(scale, Orphans.FORGET, false);
      case "pipe" -> QueueFigures.pipe(scale);
      case "ping-pipe" -> QueueFigures.pingPipe(scale);
      case "pipe-large" -> QueueFigures.pipeLarge(scale);
      case "array-sum" -> ArrayFigures.sum(scale);
      case "array-copy" -> ArrayFigures.copy(scale);
      case "array-scale" -> ArrayFigures.scale(scale);
      case "array-scale-segment" -> ArrayFigures.scaleSegment(scale);
      default -> throw Figures.unknown(name);
    };
  }

  /** Nanoseconds. */
  private static double lockFree(int turns) {
    SharedLock lock = Processes.lock();
    take(lock, turns);
    return take(lock, turns) * 1e9 / turns;
  }

  /** What no lock in shared memory can do without: a word is set to its owner, and back. */
  private static double wordFree(int turns) {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment memory = arena.allocate(ValueLayout.JAVA_LONG);
      swap(memory, turns);
      return swap(memory, turns) * 1e9 / turns;
    }
  }

  /** Seconds for so many turns. */
  private static double swap(MemorySegment memory, int count) {
    int taken = 0;
    long begin = System.nanoTime();
    while (taken < count) {
      if (WORD.compareAndSet(memory, 0L, 0L, 1L)) {
        taken++;
      }
      WORD.compareAndSet(memory, 0L, 1L, 0L);
    }
    return Work.secondsSince(begin);
  }

  /** Seconds for so many turns. */
  private static double take(SharedLock lock, int count) {
    int taken = 0;
    long begin = System.nanoTime();
    while (taken < count) {
      lock.lock();
      try {
        taken++;
      } finally {
        lock.unlock();
      }
    }
    return Work.secondsSince(begin);
  }

  /** Nanoseconds. */
  private static double semaphoreFree(int turns) {
    CountingSemaphore semaphore = Processes.semaphore(1);
    double seconds = 0;
    for (int round = 0; round < 2; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < turns; i++) {
        semaphore.acquire();
        semaphore.release();
      }
      seconds = Work.secondsSince(begin);
    }
    return seconds * 1e9 / turns;
  }

  /** Turns per second, of both together. */
  private static double lockContended(int turns) throws Exception {
    SharedLock lock = Processes.lock();
    Latch warm = Processes.latch(2);
    var other = Processes.start(() -> contend(lock, warm, turns));
    double here = contend(lock, warm, turns);
    return here + other.join();
  }

  private static double contend(SharedLock lock, Latch warm, int turns) {
    double _ = take(lock, turns);
    warm.countDown();
    warm.await();
    return turns / take(lock, turns);
  }

  /** Microseconds. */
  private static double pingSemaphore(int trips) throws Exception {
    CountingSemaphore ping = Processes.semaphore(0);
    CountingSemaphore pong = Processes.semaphore(0);
    var other =
        Processes.start(() -> {
          for (int i = 0; i < 2 * trips; i++) {
            ping.acquire();
            pong.release();
          }
        });
    double micros =
        Work.medianMicros(
            () -> {
              ping.release();
              pong.acquire();
              return null;
            },
            trips,
            trips);
    other.join();
    return micros;
  }

  /** Microseconds. */
  private static double pingEvent(int trips) throws Exception {
    Event ping = Processes.event();
    Event pong = Processes.event();
    var other =
        Processes.start(() -> {
          for (int i = 0; i < 2 * trips; i++) {
            ping.await();
            ping.clear();
            pong.set();
          }
        });
    double micros =
        Work.medianMicros(
            () -> {
              ping.set();
              pong.await();
              pong.clear();
              return null;
            },
            trips,
            trips);
    other.join();
    return micros;
  }
}
