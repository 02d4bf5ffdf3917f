package plait.bench.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import plait.Event;
import plait.Scope;
import plait.Task;
import plait.Threads;
import plait.bench.Scale;
import plait.bench.Work;

/** What a task costs when there are as many as the size says: nanoseconds for each. */
final class ManyTasks {
  private static final int TASKS = 1_000_000;
  private static final int WAITERS = 100_000;

  private ManyTasks() {}

  /** Something that is done again and again. */
  @FunctionalInterface
  private interface Round {
    /** Gives the seconds that count. */
    double seconds() throws InterruptedException;
  }

  /** The later half of the repetitions counts. */
  private static double nanosEach(Scale scale, int full, Round round) throws InterruptedException {
    int repetitions = scale.repetitions(full);
    double seconds = 0;
    for (int i = 0; i < 2 * repetitions; i++) {
      double took = round.seconds();
      if (i >= repetitions) {
        seconds += took;
      }
    }
    return seconds * 1e9 / repetitions / scale.size();
  }

  /** Started in a scope that is joined. */
  static double inScope(Scale scale) throws InterruptedException {
    return nanosEach(
        scale,
        TASKS,
        () -> {
          long begin = System.nanoTime();
          try (Scope scope = Threads.scope()) {
            for (long i = 0; i < scale.size(); i++) {
              scope.start(() -> {});
            }
            scope.join();
          }
          return Work.secondsSince(begin);
        });
  }

  /** The same by the JDK's executor of virtual threads. */
  static double inExecutor(Scale scale) throws InterruptedException {
    return nanosEach(
        scale,
        TASKS,
        () -> {
          long begin = System.nanoTime();
          try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < scale.size(); i++) {
              executor.submit(() -> {});
            }
          }
          return Work.secondsSince(begin);
        });
  }

  /** They wait for an event: from its being set until all have ended. */
  static double waking(Scale scale) throws InterruptedException {
    return nanosEach(
        scale,
        WAITERS,
        () -> {
          Event event = Threads.event();
          var begun = new CountDownLatch((int) scale.size());
          List<Task<?>> tasks = new ArrayList<>();
          for (long i = 0; i < scale.size(); i++) {
            tasks.add(
                Threads.start(() -> {
                  begun.countDown();
                  event.await();
                }));
          }
          begun.await();
          long begin = System.nanoTime();
          event.set();
          for (Task<?> task : tasks) {
            task.join();
          }
          return Work.secondsSince(begin);
        });
  }

  /** Raw virtual threads that wait for a latch. */
  static double wakingRaw(Scale scale) throws InterruptedException {
    return nanosEach(
        scale,
        WAITERS,
        () -> {
          var latch = new CountDownLatch(1);
          var begun = new CountDownLatch((int) scale.size());
          List<Thread> threads = new ArrayList<>();
          for (long i = 0; i < scale.size(); i++) {
            threads.add(
                Thread.startVirtualThread(() -> {
                  begun.countDown();
                  TaskMemory.awaitUninterrupted(latch);
                }));
          }
          begun.await();
          long begin = System.nanoTime();
          latch.countDown();
          for (Thread thread : threads) {
            thread.join();
          }
          return Work.secondsSince(begin);
        });
  }
}
