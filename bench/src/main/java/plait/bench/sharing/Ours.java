package plait.bench.sharing;

import plait.CountingSemaphore;
import plait.Event;
import plait.Latch;
import plait.Orphans;
import plait.Processes;
import plait.SharedLock;
import plait.bench.processes.Work;

/** One figure of Plait's, in a program of its own: prints the number. */
public final class Ours {
  private static final int TURNS = 5_000_000;
  private static final int WARMUPS = 10_000;
  private static final int TRIPS = 20_000;

  private Ours() {}

  /** Prints the figure of the given name. */
  public static void main(String[] arguments) throws Exception {
    System.out.println(
        switch (arguments[0]) {
          case "lock-free" -> lockFree();
          case "semaphore-free" -> semaphoreFree();
          case "lock-contended" -> lockContended();
          case "ping-semaphore" -> pingSemaphore();
          case "ping-event" -> pingEvent();
          case "shared-get" -> SharedCalls.get();
          case "shared-put" -> SharedCalls.put();
          case "shared-call" -> SharedCalls.call();
          case "shared-counter" -> SharedCalls.counter();
          case "queue" -> QueueFigures.queue(Orphans.REDELIVER, false);
          case "queue-batches" -> QueueFigures.queue(Orphans.REDELIVER, true);
          case "queue-unmarked" -> QueueFigures.queue(Orphans.FORGET, false);
          case "pipe" -> QueueFigures.pipe();
          case "ping-pipe" -> QueueFigures.pingPipe();
          case "pipe-large" -> QueueFigures.pipeLarge();
          case "array-sum" -> ArrayFigures.sum();
          case "array-copy" -> ArrayFigures.copy();
          case "array-scale" -> ArrayFigures.scale();
          default -> throw new IllegalArgumentException("no figure " + arguments[0]);
        });
  }

  /** Nanoseconds. */
  private static double lockFree() {
    SharedLock lock = Processes.lock();
    take(lock, TURNS);
    return take(lock, TURNS) * 1e9 / TURNS;
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
  private static double semaphoreFree() {
    CountingSemaphore semaphore = Processes.semaphore(1);
    double seconds = 0;
    for (int round = 0; round < 2; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < TURNS; i++) {
        semaphore.acquire();
        semaphore.release();
      }
      seconds = Work.secondsSince(begin);
    }
    return seconds * 1e9 / TURNS;
  }

  /** Turns per second, of both together. */
  private static double lockContended() throws Exception {
    SharedLock lock = Processes.lock();
    Latch warm = Processes.latch(2);
    var other = Processes.start(() -> contend(lock, warm));
    double here = contend(lock, warm);
    return here + other.join();
  }

  private static double contend(SharedLock lock, Latch warm) {
    double _ = take(lock, TURNS);
    warm.countDown();
    warm.await();
    return TURNS / take(lock, TURNS);
  }

  /** Microseconds. */
  private static double pingSemaphore() throws Exception {
    CountingSemaphore ping = Processes.semaphore(0);
    CountingSemaphore pong = Processes.semaphore(0);
    var other =
        Processes.start(() -> {
          for (int i = 0; i < WARMUPS + TRIPS; i++) {
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
            WARMUPS,
            TRIPS);
    other.join();
    return micros;
  }

  /** Microseconds. */
  private static double pingEvent() throws Exception {
    Event ping = Processes.event();
    Event pong = Processes.event();
    var other =
        Processes.start(() -> {
          for (int i = 0; i < WARMUPS + TRIPS; i++) {
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
            WARMUPS,
            TRIPS);
    other.join();
    return micros;
  }
}
