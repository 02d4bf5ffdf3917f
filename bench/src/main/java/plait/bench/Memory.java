package plait.bench;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import plait.Scope;
import plait.Threads;

/**
 * What tasks take of the heap: a program of its own for each figure, which prints it. A virtual
 * thread that waits has its stack on the heap, so that it is counted.
 */
public final class Memory {
  private Memory() {}

  /** Prints one figure. */
  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[1]);
    System.out.println(
        switch (arguments[0]) {
          case "waiting" -> waiting(count);
          case "waiting-raw" -> waitingRaw(count);
          case "ended" -> ended(count);
          case "ended-raw" -> endedRaw(count);
          case "scope" -> millionInScope(count);
          case "scope-raw" -> millionRaw(count);
          default -> throw new IllegalArgumentException(arguments[0]);
        });
    System.exit(0); // what waits need not be woken
  }

  /** Bytes for a task that waits for an event. */
  private static double waiting(int count) throws InterruptedException {
    var event = Threads.event();
    var begun = new CountDownLatch(count);
    return bytesEach(
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
  }

  /** Bytes for a raw virtual thread that waits for a latch. */
  private static double waitingRaw(int count) throws InterruptedException {
    var latch = new CountDownLatch(1);
    var begun = new CountDownLatch(count);
    return bytesEach(
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
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts it", e);
    }
  }

  /** Bytes for a task that has ended and is kept. */
  private static double ended(int count) throws InterruptedException {
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
  private static double endedRaw(int count) throws InterruptedException {
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

  /** Seconds for a million tasks in one scope. */
  private static double millionInScope(int count) {
    long begin = System.nanoTime();
    try (Scope scope = Threads.scope()) {
      for (int i = 0; i < count; i++) {
        scope.start(() -> {});
      }
      scope.join();
    }
    return seconds(begin);
  }

  /** Seconds for a million tasks of the JDK's executor of virtual threads. */
  private static double millionRaw(int count) {
    long begin = System.nanoTime();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        executor.submit(() -> {});
      }
    }
    return seconds(begin);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
