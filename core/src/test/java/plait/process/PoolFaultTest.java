package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import plait.CancelledException;
import plait.NotSendableException;
import plait.PoolBrokenException;
import plait.PoolStats;
import plait.ProcessPool;
import plait.Processes;
import plait.Task;
import plait.Threads;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.WorkerOutput;
import plait.testing.FileGate;
import plait.testing.NoLeaks;
import plait.testing.Signals;

/** Pools whose tasks, workers and users do what they should not. */
@ExtendWith(NoLeaks.class)
@Timeout(120)
class PoolFaultTest {
  private static long pid(ProcessPool pool) {
    return pool.start(() -> ProcessHandle.current().pid()).join();
  }

  private static void assertDied(Task<?> task, Cause why) {
    assertThatThrownBy(task::join)
        .cause()
        .isInstanceOfSatisfying(
            WorkerDiedException.class, died -> assertThat(died.why()).isEqualTo(why));
  }

  // ---- streams

  /** Throws whatever it is asked. */
  private static PrintStream broken() {
    return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
      @Override
      public void write(byte[] bytes, int from, int length) {
        throw new IllegalStateException("broken");
      }

      @Override
      public void flush() {
        throw new IllegalStateException("broken");
      }
    };
  }

  @Test
  void aTaskThatTakesTheStreamsAwayHurtsNoOther() {
    try (ProcessPool pool = Processes.pool(1)) {
      pool.start(
              () -> {
                System.setOut(null);
                System.setErr(null);
              })
          .join();
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      pool.start(
              () -> {
                System.setOut(broken());
                System.setErr(broken());
              })
          .join();
      assertThat(pool.start(() -> 2).join()).isEqualTo(2);
      assertThat(pool.stats().deaths()).isEmpty();
    }
  }

  @Test
  void aStreamOfTheProgramThatThrowsCostsNoTask() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(broken());
    System.setErr(broken());
    try (ProcessPool pool = Processes.pool(1)) {
      for (int i = 0; i < 3; i++) {
        assertThat(
                pool.start(
                        () -> {
                          System.out.println("lost");
                          System.err.println("lost");
                          new java.io.FileOutputStream(java.io.FileDescriptor.err).write('x');
                          return 1;
                        })
                    .join())
            .isEqualTo(1);
      }
      assertThat(pool.stats().deaths()).isEmpty();
      assertThat(Processes.start(() -> System.out.println("lost")).join()).isNull();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void whatIsPrintedWhileTheTaskIsCancelledIsWritten(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("printed");
    var begun = FileGate.closed();
    try (ProcessPool pool = Processes.outputTo(file).pool(1)) {
      var task =
          pool.start(() -> {
            begun.open();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              System.out.println("interrupted");
            }
          });
      begun.await();
      task.cancel();
      task.await();
      pool.start(() -> System.out.println("next")).join();
    }
    assertThat(file).hasContent("interrupted\nnext");
  }

  // ---- workers that do not answer

  @Test
  void aStoppedIdleWorkerDoesNotHoldUpTheClose() throws Exception {
    ProcessPool pool = Processes.pool(1);
    Signals.stop(pid(pool));
    pool.close();
    assertThat(pool.isTerminated()).isTrue();
  }

  @Test
  void aStoppedBusyWorkerDoesNotHoldUpShutdownNow() throws Exception {
    ProcessPool pool = Processes.pool(1);
    long pid = pid(pool);
    var begun = FileGate.closed();
    var task =
        pool.start(() -> {
          begun.open();
          new CountDownLatch(1).await();
        });
    begun.await();
    Signals.stop(pid);
    pool.shutdownNow();
    pool.close();
    assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
  }

  @Test
  void workersThatAreKilledWhileThePoolCloses() throws Exception {
    for (String signal : List.of("KILL", "SEGV", "TERM")) {
      ProcessPool pool = Processes.output(WorkerOutput.DISCARDED).pool(2);
      List<Task<?>> tasks = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        tasks.add(pool.start(() -> new CountDownLatch(1).await()));
      }
      await().until(() -> busyPids(pool).size() == 2);
      var closing = Threads.platform().daemon().start(pool::close);
      await().until(pool::isShutdown);
      for (long pid : busyPids(pool)) {
        Signals.send(signal, pid);
      }
      closing.join();
      Cause why = signal.equals("SEGV") ? Cause.CRASHED : Cause.KILLED;
      tasks.forEach(task -> assertDied(task, why));
    }
  }

  private static List<Long> busyPids(ProcessPool pool) {
    return pool.stats().workers().stream()
        .filter(worker -> worker.state() == PoolStats.State.BUSY)
        .map(PoolStats.Worker::pid)
        .filter(pid -> pid > 0)
        .toList();
  }

  // ---- initializers

  private static ProcessPool hangingPool(FileGate begun) {
    ProcessPool pool = Processes.pool(2);
    pool.initializer(() -> {
      begun.open();
      new CountDownLatch(1).await();
      return 1;
    });
    return pool;
  }

  @Test
  void aHangingInitializerThatNobodyNeedsAnyMoreDoesNotHoldUpTheClose() throws Exception {
    var begun = FileGate.closed();
    ProcessPool pool = hangingPool(begun);
    var task = pool.start(() -> 1);
    begun.await();
    assertThat(task.cancel()).isTrue();
    pool.close();
    assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
  }

  @Test
  void aCancelAfterTheCloseEndsAHangingInitializer() throws Exception {
    var begun = FileGate.closed();
    ProcessPool pool = hangingPool(begun);
    var task = pool.start(() -> 1);
    begun.await();
    var closing = Threads.platform().daemon().start(pool::close);
    await().until(pool::isShutdown);
    assertThat(closing.isDone()).isFalse();
    task.cancel();
    closing.join();
  }

  @Test
  void shutdownNowAndAnInterruptOfTheCloseEndAHangingInitializer() throws Exception {
    for (boolean interrupts : List.of(false, true)) {
      var begun = FileGate.closed();
      ProcessPool pool = hangingPool(begun);
      var task = pool.start(() -> 1);
      begun.await();
      if (interrupts) {
        Thread.currentThread().interrupt();
      } else {
        pool.shutdownNow();
      }
      pool.close();
      assertThat(Thread.interrupted()).isEqualTo(interrupts);
      assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void aWorkerThatIsKilledInItsInitializer() throws Exception {
    var begun = FileGate.closed();
    ProcessPool pool = Processes.pool(1);
    pool.initializer(() -> {
      begun.open();
      Runtime.getRuntime().halt(9);
      return 1;
    });
    try (pool) {
      assertThatThrownBy(() -> pool.start(() -> 1).join())
          .cause()
          .isInstanceOf(PoolBrokenException.class)
          .hasMessageContaining("code 9");
    }
  }

  @Test
  void deathIsCountedBeforeAnybodySeesWhatFailedByIt() {
    try (ProcessPool pool = Processes.output(WorkerOutput.DISCARDED).pool(1)) {
      var counted = new AtomicReference<Map<Cause, Long>>();
      Task<Integer> task =
          pool.<Integer>start(
                  () -> {
                    Runtime.getRuntime().halt(3);
                    return 1;
                  })
              .onDone(_ -> counted.set(pool.stats().deaths()));
      assertDied(task, Cause.EXITED);
      await().until(() -> counted.get() != null);
      assertThat(counted.get()).isEqualTo(Map.of(Cause.EXITED, 1L));
    }
  }

  // ---- many

  @Test
  void manyTasksWhileWorkersDie() {
    int count = 2_000;
    var ends = new AtomicIntegerArray(count);
    List<Task<Integer>> tasks = new ArrayList<>();
    try (ProcessPool pool = Processes.output(WorkerOutput.DISCARDED).spares(1).pool(2)) {
      for (int i = 0; i < count; i++) {
        int number = i;
        tasks.add(
            pool.<Integer>start(
                    () -> {
                      if (number % 200 == 50) {
                        Runtime.getRuntime().halt(3);
                      }
                      return number;
                    })
                .onDone(_ -> ends.incrementAndGet(number)));
      }
      for (int i = 0; i < count; i++) {
        if (i % 200 == 50) {
          assertDied(tasks.get(i), Cause.EXITED);
        } else {
          assertThat(tasks.get(i).join()).isEqualTo(i);
        }
      }
      assertThat(pool.stats().deaths()).isEqualTo(Map.of(Cause.EXITED, 10L));
    }
    for (int i = 0; i < count; i++) {
      assertThat(ends.get(i)).isEqualTo(1);
    }
  }

  @Test
  void poolsThatAreClosedWhileTheyOpen() {
    List<Task<Boolean>> users = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int number = i;
      users.add(
          Threads.platform()
              .start(() -> {
                ProcessPool pool = Processes.spares(number % 2).pool(2);
                var task = pool.start(() -> number);
                if (number % 3 == 0) {
                  pool.shutdownNow();
                }
                pool.close();
                task.await();
                return task.isCancelled() ? number % 3 == 0 : task.join() == number;
              }));
    }
    users.forEach(user -> assertThat(user.join()).isTrue());
  }

  // ---- failures and results of a strange kind

  private static final class Spiteful extends Exception {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new AssertionError("no message");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new AssertionError("no cause");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new AssertionError("no trace");
    }
  }

  @Test
  void failuresAndResultsOfAStrangeKind() {
    try (ProcessPool pool = Processes.pool(1)) {
      assertThatThrownBy(() ->
              pool.start(
                      () -> {
                        throw new Spiteful();
                      })
                  .join())
          .satisfies(failed -> assertThat(failed.getClass().getSimpleName()).isNotEmpty());
      var cyclic =
          pool.<List<Object>>start(
                  () -> {
                    List<Object> list = new ArrayList<>();
                    list.add(list);
                    return list;
                  })
              .join();
      assertThat(cyclic.getFirst() == cyclic).isTrue();
      assertThatThrownBy(() -> pool.start(PoolFaultTest::deep).join())
          .hasCauseInstanceOf(NotSendableException.class);
      assertThat(pool.stats().deaths()).isEmpty();
    }
  }

  /** Is equal to nothing outside of workers. */
  private static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key;
    }

    @Override
    public int hashCode() {
      if (Processes.parent().isEmpty()) {
        sneak(new IOException("no hash"));
      }
      return 1;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
      throw (E) thrown;
    }
  }

  /** An exception of the stream's kind that the user's code throws is none of the stream. */
  @Test
  void aResultThatFailsLikeTheLink() {
    try (ProcessPool pool = Processes.pool(1)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> pool.start(() -> new HashSet<>(List.of(new Key()))).join())
            .hasRootCauseMessage("no hash");
      }
      assertThat(pool.stats().deaths()).isEmpty();
    }
  }

  private static Object deep() {
    Object nested = "end";
    for (int i = 0; i < 100_000; i++) {
      nested = new Object[] {nested};
    }
    return nested;
  }

  @Test
  void aResultThatIsLargerThanTheHeapOfItsWorker() {
    try (ProcessPool pool = Processes.heap("64m").pool(1)) {
      assertDied(pool.start(() -> new byte[1 << 30]), Cause.OUT_OF_MEMORY);
      assertThat(pool.start(() -> new byte[16 << 20].length).join()).isEqualTo(16 << 20);
    }
  }

  @Test
  void codeThatInterruptsAllThreadsOfItsProcess() {
    try (ProcessPool pool = Processes.pool(1)) {
      pool.start(PoolFaultTest::interruptAllAgainAndAgain).join();
      byte[] much = new byte[9 << 20];
      for (int i = 0; i < 3; i++) {
        assertThat(pool.start(() -> much.length).join()).isEqualTo(much.length);
        assertThat(pool.start(() -> much).join()).hasSize(much.length);
        assertThat(pool.map(n -> n, List.of(1, 2, 3))).isEqualTo(List.of(1, 2, 3));
      }
      assertThat(pool.stats().deaths()).isEmpty();
    }
  }

  private static void interruptAllAgainAndAgain() {
    var thread =
        new Thread(() -> {
          while (true) {
            Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each != Thread.currentThread())
                .forEach(Thread::interrupt);
            java.util.concurrent.locks.LockSupport.parkNanos(200_000);
          }
        });
    thread.setDaemon(true);
    thread.start();
  }
}
