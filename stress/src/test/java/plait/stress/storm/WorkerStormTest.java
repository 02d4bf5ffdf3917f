package plait.stress.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import plait.PoolStats;
import plait.ProcessPool;
import plait.Processes;
import plait.TargetFailedException;
import plait.Task;
import plait.Threads;
import plait.WaitTimeoutException;
import plait.WorkerDiedException;
import plait.WorkerOutput;
import plait.stress.Length;

/**
 * The workers of a pool are killed, crashed and stopped all the time: each task ends once, with the
 * right result or a cause that names what happened, and nothing stays behind.
 */
class WorkerStormTest {
  private static final int TASKS = Length.of(4_000, 100_000);
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @Test
  void eachTaskEndsOnceHoweverWorkersDie() throws Exception {
    var seed = Seed.next("workers");
    var ends = new AtomicIntegerArray(TASKS);
    List<Task<Long>> tasks = new ArrayList<>(TASKS);
    try (ProcessPool pool = Processes.output(WorkerOutput.DISCARDED).spares(1).pool(2)) {
      var killer = Threads.platform().daemon().start(() -> kill(pool, seed.of(0)));
      var limited = pool.timeout(LIMIT);
      for (int i = 0; i < TASKS; i++) {
        int number = i;
        tasks.add(limited.start(() -> work(number)).onDone(_ -> ends.incrementAndGet(number)));
      }
      tasks.forEach(Task::await);
      killer.cancel();
      killer.await();
    }
    int good = 0;
    for (int i = 0; i < TASKS; i++) {
      assertThat(ends.get(i)).as("%s: ends of task %d", seed, i).isEqualTo(1);
      good += isGood(tasks.get(i), i, seed) ? 1 : 0;
    }
    assertThat(good).as(seed.toString()).isGreaterThan(TASKS / 2);
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
  }

  private static long work(int number) {
    long sum = 0;
    for (int i = 0; i < 20_000; i++) {
      sum += (long) number * i;
    }
    return sum;
  }

  private static boolean isGood(Task<Long> task, int number, Seed seed) {
    try {
      assertThat(task.join()).as(seed.toString()).isEqualTo(work(number));
      return true;
    } catch (TargetFailedException failed) {
      assertThat(failed.getCause())
          .as(seed.toString())
          .isInstanceOfAny(WorkerDiedException.class, WaitTimeoutException.class);
      return false;
    }
  }

  private static void kill(ProcessPool pool, RandomGenerator random)
      throws IOException, InterruptedException {
    while (true) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(200)));
      if (Thread.interrupted()) {
        return;
      }
      List<PoolStats.Worker> workers = pool.stats().workers();
      if (!workers.isEmpty()) {
        long pid = workers.get(random.nextInt(workers.size())).pid();
        if (pid > 0) {
          signal(random, pid);
        }
      }
    }
  }

  private static void signal(RandomGenerator random, long pid)
      throws IOException, InterruptedException {
    String signal =
        switch (random.nextInt(20)) {
          case 0 -> "STOP";
          case 1, 2, 3 -> "SEGV";
          default -> "KILL";
        };
    int _ =
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
            .redirectErrorStream(true)
            .start()
            .waitFor();
  }
}
