package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import plait.CancelledException;
import plait.NotSendableException;
import plait.ProcessTask;
import plait.Processes;
import plait.TargetFailedException;
import plait.Task;
import plait.Threads;
import plait.testing.Behaviour;
import plait.testing.NoLeaks;

/** The life of a task that has a process of its own. */
@ExtendWith(NoLeaks.class)
class ProcessTaskTest {
  private static int marks;

  private static final Duration LONG = Duration.ofSeconds(60);

  record Point(int x, List<String> names) {}

  static long fib(int n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
  }

  @Test
  @Behaviour(137)
  void runsElsewhereAndReturnsItsResult() {
    int n = 15;
    ProcessTask<Long> task = Processes.of(() -> fib(n) * 1_000_000 + ProcessHandle.current().pid());
    assertThat(task.status()).isEqualTo(Task.Status.NEW);
    assertThat(task.exitCode()).isEmpty();
    assertThat(task.pid()).isEmpty();
    assertThat(task.start()).isSameAs(task);
    long result = task.join();
    assertThat(result / 1_000_000).isEqualTo(610);
    assertThat(result % 1_000_000).isEqualTo(task.pid().orElseThrow() % 1_000_000);
    assertThat(task.exitCode()).hasValue(0);
    assertThat(task.status()).isEqualTo(Task.Status.SUCCEEDED);
    assertThat(task.isAlive()).isFalse();
  }

  @Test
  void recordsAndCollectionsTravelBothWays() {
    var point = new Point(3, List.of("a", "b"));
    var result =
        Processes.start(() -> Map.of("twice", new Point(2 * point.x(), point.names()))).join();
    assertThat(result).containsExactly(Map.entry("twice", new Point(6, List.of("a", "b"))));
  }

  @Test
  void theBodyIsCopiedAtTheStart() {
    var list = new ArrayList<>(List.of(1));
    var task = Processes.start(() -> list.size());
    list.add(2);
    assertThat(task.join()).isEqualTo(1);
  }

  @Test
  @Behaviour(137)
  void isListedWhileItRuns() throws Exception {
    var task = Processes.start(() -> new CountDownLatch(1).await());
    assertThat(Processes.all()).contains(task);
    assertThat(Task.all()).contains(task);
    assertThat(task.isAlive()).isTrue();
    assertThat(task.cancel()).isTrue();
    task.await();
    assertThat(Processes.all()).doesNotContain(task);
  }

  static final class Odd extends Exception implements Serializable {
    private static final long serialVersionUID = 1L;
    final int number;

    Odd(int number) {
      super("odd: " + number);
      this.number = number;
    }
  }

  private static void throwOdd() throws Odd {
    throw new Odd(7);
  }

  @Test
  @Behaviour(138)
  void aFailureKeepsItsTypeAndTellsTheWholeWay() {
    var task = Processes.start(() -> throwOdd());
    assertThatThrownBy(task::join)
        .isInstanceOf(TargetFailedException.class)
        .cause()
        .isInstanceOfSatisfying(Odd.class, odd -> assertThat(odd.number).isEqualTo(7));
    assertThat(task.exitCode()).hasValue(1);
    var trace = List.of(task.exceptionNow().getStackTrace());
    assertThat(trace.getFirst().getMethodName()).isEqualTo("throwOdd");
    assertThat(trace.get(trace.size() - 2).toString())
        .isEqualTo("plait.Processes.start(in process " + task.pid().orElseThrow() + ")");
    assertThat(trace.getLast().getFileName()).isEqualTo("ProcessTaskTest.java");
    assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class);
  }

  @Test
  void anErrorIsAFailureToo() {
    var task = Processes.start(() -> deep(1));
    assertThatThrownBy(task::join)
        .hasCauseInstanceOf(StackOverflowError.class)
        .isInstanceOf(TargetFailedException.class);
  }

  private static int deep(int n) {
    return n == 0 ? 0 : 1 + deep(n + 1);
  }

  @Test
  void whatCannotTravelIsRefusedAtTheStart() {
    var thread = Thread.currentThread();
    assertThatThrownBy(() -> Processes.start(() -> thread.getName()))
        .isInstanceOf(NotSendableException.class)
        .hasMessageContaining("Thread");
    assertThat(Processes.all()).isEmpty();
  }

  @Test
  @Behaviour(136)
  void staticFieldsAreThoseOfItsOwnProcess() {
    assertThat(Processes.start(() -> ++marks).join()).isEqualTo(1);
    assertThat(marks).isZero();
  }

  @Test
  void aResultThatCannotTravelIsAFailure() {
    var task = Processes.start(() -> (Object) Thread.currentThread());
    assertThatThrownBy(task::join)
        .isInstanceOf(TargetFailedException.class)
        .hasCauseInstanceOf(NotSendableException.class);
  }

  static final class Unsendable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Object here = new Object();
    final Object thread = Thread.currentThread();

    Unsendable() {
      super("cannot travel");
    }
  }

  @Test
  void anExceptionThatCannotTravelComesAsText() {
    var task =
        Processes.start(() -> {
          throw new Unsendable();
        });
    assertThatThrownBy(task::join)
        .isInstanceOf(TargetFailedException.class)
        .hasMessageContaining("cannot travel");
  }

  @Test
  @Behaviour(139)
  void timedWaitsReturnAtOnce() {
    var task = Processes.start(() -> new CountDownLatch(1).await());
    assertThat(task.await(Duration.ZERO)).isFalse();
    task.cancel();
    assertThat(task.await(LONG)).isTrue();
  }

  @Test
  void cancelInterruptsTheBodyWhichMayAnswer() {
    var task =
        Processes.output(plait.WorkerOutput.CAPTURED)
            .grace(LONG)
            .start(() -> {
              System.out.println("ready");
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                System.out.println("told");
              }
            });
    await().until(() -> task.output().contains("ready"));
    assertThat(task.cancel()).isTrue();
    assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
    assertThat(task.status()).isEqualTo(Task.Status.CANCELLED);
    assertThat(task.output()).contains("told");
    assertThat(task.exitCode()).hasValue(0);
  }

  @Test
  void cancelEndsAWaitOfTheBodyAndItsToken() {
    var task =
        Processes.output(plait.WorkerOutput.CAPTURED)
            .grace(LONG)
            .start(() -> {
              var own = plait.CancelToken.current();
              var _ = own.onCancel(() -> System.out.println("action"));
              var event = Threads.event();
              System.out.println("ready");
              try {
                event.await();
              } catch (CancelledException e) {
                System.out.println("cancelled " + own.isCancelled());
              }
            });
    await().until(() -> task.output().contains("ready"));
    task.cancel();
    task.await();
    assertThat(task.exitCode()).hasValue(0);
    assertThat(task.output()).contains("action", "cancelled true");
  }

  @Test
  void cancelKillsABodyThatDoesNotAnswer() {
    var task =
        Processes.output(plait.WorkerOutput.CAPTURED)
            .start(() -> {
              System.out.println("ready");
              long sum = 0;
              for (int i = 0; i >= 0; i = (i + 1) & 0xFFFF) {
                sum += i ^ sum;
              }
              return sum;
            });
    await().until(() -> task.output().contains("ready"));
    task.cancel();
    task.await();
    assertThat(task.exitCode()).hasValue(137);
    assertThat(task.isCancelled()).isTrue();
  }

  /** Looks for a standstill come from 250 ms on. */
  @Test
  void whatOnlyACancelWouldEndIsNoStandstill() {
    var task = Processes.start(() -> Threads.event().await());
    assertThat(task.await(Duration.ofSeconds(3))).isFalse();
    task.cancel();
    assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
  }

  @Test
  void cancelBeforeTheStartStartsNothing() {
    var task = Processes.of(() -> 1);
    task.cancel();
    assertThatThrownBy(task::start).isInstanceOf(IllegalStateException.class);
    assertThat(task.pid()).isEmpty();
    assertThatThrownBy(task::kill).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTokenCancelsIt() {
    var token = Threads.cancelToken();
    var task = Processes.named("tied").token(token).start(() -> new CountDownLatch(1).await());
    token.cancel();
    assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
    assertThat(task.name()).isEqualTo("tied");
  }

  @Test
  @Behaviour(142)
  void waitsForItsThreadsThatAreNoDaemons() {
    var task =
        Processes.output(plait.WorkerOutput.CAPTURED)
            .start(() -> {
              Threads.start(() -> {
                Threads.event().await(Duration.ofMillis(300));
                System.out.println("task");
              });
              var daemon = new Thread(() -> new CountDownLatch(1).countDown());
              daemon.setDaemon(true);
              daemon.start();
              Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
              return 1;
            });
    assertThat(task.join()).isEqualTo(1);
    assertThat(task.output()).contains("task\n", "hook\n");
    assertThat(task.exitCode()).hasValue(0);
  }

  @Test
  void aTaskMayUsePlaitAndProcessesOfItsOwn() {
    long outer = ProcessHandle.current().pid();
    var pids =
        Processes.start(
                () -> {
                  long mine = Processes.current().pid();
                  long above = Processes.parent().orElseThrow().pid();
                  var below = Processes.start(() -> Processes.parent().orElseThrow().pid()).join();
                  var thread = Threads.start(() -> ProcessHandle.current().pid()).join();
                  return List.of(above, mine, below, thread);
                })
            .join();
    assertThat(pids.get(0)).isEqualTo(outer);
    assertThat(pids.get(1)).isNotEqualTo(outer).isEqualTo(pids.get(2)).isEqualTo(pids.get(3));
    assertThat(Processes.parent()).isEmpty();
  }

  @Test
  void theLauncherMayEndBeforeTheProcess() throws Exception {
    var made = new ArrayList<ProcessTask<Integer>>();
    var starter =
        Thread.ofPlatform()
            .start(() ->
                made.add(
                    Processes.start(() -> {
                      Threads.event().await(Duration.ofMillis(300));
                      return 5;
                    })));
    starter.join();
    assertThat(made.getFirst().join()).isEqualTo(5);
  }

  @Test
  void settingsReachTheProcess() {
    var folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    var seen =
        Processes.heap("48m")
            .jvm("-Dmine=yes", "-Xss2m")
            .environment("PLAIT_TEST", "set")
            .environment("HOME", null)
            .directory(folder)
            .start(() ->
                List.of(
                    System.getProperty("mine"),
                    System.getenv("PLAIT_TEST"),
                    String.valueOf(System.getenv("HOME")),
                    Path.of("").toAbsolutePath().toString(),
                    Runtime.getRuntime().maxMemory() <= 48 << 20))
            .join();
    assertThat(seen).isEqualTo(List.of("yes", "set", "null", folder.toString(), true));
  }

  /** The JVM takes its options about that only from a command without {@code -Xshare}. */
  @Test
  void aWorkerMayStartFromACacheOfCompiledClasses() {
    assertThat(Processes.jvm("-XX:AOTMode=auto").start(() -> 1).join()).isEqualTo(1);
  }

  @Test
  void nonsenseIsRefusedWhenItIsSaid() {
    assertThatThrownBy(() -> Processes.heap("much")).hasMessageContaining("256m");
    assertThatThrownBy(() -> Processes.heap("1k")).hasMessageContaining("too small");
    assertThatThrownBy(() -> Processes.jvm("Xmx1g")).hasMessageContaining("begins with '-'");
    assertThatThrownBy(() -> Processes.jvm("-jar")).hasMessageContaining("leave out");
    assertThatThrownBy(() -> Processes.environment("A=B", "c")).hasMessageContaining("A=B");
    assertThatThrownBy(() -> Processes.named("")).isInstanceOf(IllegalArgumentException.class);
  }
}
