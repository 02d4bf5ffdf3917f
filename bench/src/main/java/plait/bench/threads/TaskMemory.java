package plait.bench.threads;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import plait.Threads;

/**
 * What tasks take of the heap. A virtual thread that waits has its stack on the heap, so that it is
 * counted.
 */
final class TaskMemory {
  private TaskMemory() {}

  /** Bytes for a task that waits for an event. */
  static double waiting(int count) throws InterruptedException {
    var event = Threads.event();
    var begun = new CountDownLatch(count);
    double bytes =
        bytesEach(
            count,
            () -> {
              List<Object> tasks = new ArrayList<>(count);
              for (int i = 0; i < count; i++) {
                tasks.add(
                    Threads.start(() -> {
                      begun.countDown();
                      event.await();
                    }));
              }
              begun.await();
              return tasks;
            });
    event.set();
    return bytes;
  }

  /** Bytes for a raw virtual thread that waits for a latch. */
  static double waitingRaw(int count) throws InterruptedException {
    var latch = new CountDownLatch(1);
    var begun = new CountDownLatch(count);
    double bytes =
        bytesEach(
            count,
            () -> {
              List<Object> threads = new ArrayList<>(count);
              for (int i = 0; i < count; i++) {
                threads.add(
                    Thread.startVirtualThread(() -> {
                      begun.countDown();
                      awaitUninterrupted(latch);
                    }));
              }
              begun.await();
              return threads;
            });
    latch.countDown();
    return bytes;
  }

  static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts it", e);
    }
  }

  /** Bytes for a task that has ended and is kept. */
  static double ended(int count) throws InterruptedException {
    return bytesEach(
        count,
        () -> {
          List<Object> tasks = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            var task = Threads.start(() -> "done");
            task.join();
            tasks.add(task);
          }
          return tasks;
        });
  }

  /** Bytes for a future of the JDK that has ended and is kept, with its thread. */
  static double endedRaw(int count) throws InterruptedException {
    return bytesEach(
        count,
        () -> {
          List<Object> futures = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            var future = new FutureTask<>(() -> "done");
            Thread.startVirtualThread(future).join();
            futures.add(future);
          }
          return futures;
        });
  }

  /** Makes things and keeps them. */
  @FunctionalInterface
  private interface Making {
    List<Object> make() throws InterruptedException;
  }

  private static double bytesEach(int count, Making making) throws InterruptedException {
    long before = usedHeap();
    List<Object> kept = making.make();
    try {
      return (double) (usedHeap() - before) / count;
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
