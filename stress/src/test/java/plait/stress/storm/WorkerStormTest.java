package plait.stress.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import plait.PoolStats;
import plait.ProcessPool;
import plait.Processes;
import plait.Target;
import plait.TargetFailedException;
import plait.Task;
import plait.Threads;
import plait.WaitTimeoutException;
import plait.WorkerDiedException;
import plait.WorkerOutput;
import plait.stress.Length;
import plait.stress.Seed;

/**
 * The workers of a pool are killed, crashed and stopped all the time: each task ends once, with the
 * right result or a cause that names what happened, and nothing stays behind: no process, thread,
 * descriptor, file or shared memory. In long it takes about ten minutes.
 */
class WorkerStormTest {
  private static final int TASKS = Length.of(4_000, 100_000);
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** How long a task takes at most, and how long a worker is left alone at most. */
  private static final int MILLIS = Length.of(0, 24);

  private static final int PEACE_MILLIS = Length.of(200, 2_000);

  /** Every so many tasks one brings a long array. */
  private static final int ARRAYS = Length.of(500, 100);

  @Test
  void eachTaskEndsOnceHoweverWorkersDie() throws Exception {
    var seed = Seed.next("workers");
    var ends = new AtomicIntegerArray(TASKS);
    long descriptors = pipesAndSockets();
    List<Task<Long>> tasks = new ArrayList<>(TASKS);
    try (ProcessPool pool = Processes.output(WorkerOutput.DISCARDED).spares(1).pool(2)) {
      var killer = Threads.platform().daemon().start(() -> kill(pool, seed.of(0)));
      var limited = pool.timeout(LIMIT);
      for (int i = 0; i < TASKS; i++) {
        int number = i;
        tasks.add(limited.start(body(number)).onDone(_ -> ends.incrementAndGet(number)));
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
    System.out.println(seed + ": " + good + " of " + TASKS + " tasks were not hit");
    soon(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
    soon(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(WorkerStormTest::isWorkers));
    soon(() -> pipesAndSockets() <= descriptors);
    soon(() -> isEmpty(Path.of("/dev/shm"), "plait-" + ProcessHandle.current().pid() + "-*"));
    soon(() -> isEmpty(folder(), "*"));
  }

  private static void soon(Callable<Boolean> isSo) {
    await().atMost(30, TimeUnit.SECONDS).until(isSo);
  }

  private static boolean isWorkers(Thread thread) {
    return thread.getName().startsWith("plait-process")
        || thread.getName().startsWith("plait-caretaker");
  }

  private static long pipesAndSockets() throws IOException {
    long count = 0;
    try (var all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path each : all) {
        count += isPipeOrSocket(each) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isPipeOrSocket(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException gone) {
      return false;
    }
  }

  /** Where this program keeps what its workers need for a short time. */
  private static Path folder() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String name = "plait-" + ProcessHandle.current().pid() + "-*";
    try (var found = Files.newDirectoryStream(temporary, name)) {
      return found.iterator().next();
    }
  }

  private static boolean isEmpty(Path folder, String names) throws IOException {
    try (var found = Files.newDirectoryStream(folder, names)) {
      return !found.iterator().hasNext();
    }
  }

  private static Target<Long> body(int number) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(MILLIS) * (number % 101) / 100;
    if (number % ARRAYS != 0) {
      return () -> work(number, nanos);
    }
    long[] much = new long[1 << 17];
    much[number % much.length] = 5;
    return () -> work(number, nanos) + much[number % much.length] - 5;
  }

  private static long work(int number, long nanos) {
    LockSupport.parkNanos(nanos);
    return sum(number);
  }

  private static long sum(int number) {
    long sum = 0;
    for (int i = 0; i < 20_000; i++) {
      sum += (long) number * i;
    }
    return sum;
  }

  private static boolean isGood(Task<Long> task, int number, Seed seed) {
    try {
      assertThat(task.join()).as(seed.toString()).isEqualTo(sum(number));
      return true;
    } catch (TargetFailedException failed) {
      assertThat(failed.getCause())
          .as(seed.toString())
          .isInstanceOfAny(WorkerDiedException.class, WaitTimeoutException.class);
      return false;
    }
  }

  /** Leaves the pool at least one answer between two blows, however slow the machine is. */
  private static void kill(ProcessPool pool, RandomGenerator random)
      throws IOException, InterruptedException {
    long answers = 0;
    while (true) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(PEACE_MILLIS)));
      if (Thread.interrupted()) {
        return;
      }
      PoolStats stats = pool.stats();
      List<PoolStats.Worker> workers = stats.workers();
      if (!workers.isEmpty() && stats.finished() > answers) {
        answers = stats.finished();
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
