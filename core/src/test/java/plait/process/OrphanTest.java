package plait.process;

import static org.assertj.core.api.Assertions.assertThat;
import static plait.testing.Patience.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import plait.testing.ChildJvm;

/** No process outlives its program, however that ends. */
class OrphanTest {

  private static final String DIE =
      """
      static void die() throws Exception {
        new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start();
        new CountDownLatch(1).await();
      }

      static void tell(long pid) {
        System.out.println(pid);
        System.out.flush();
      }
      """;

  private static List<Long> pids(String out) {
    return out.lines().map(Long::valueOf).toList();
  }

  private static void assertAllGone(List<Long> pids) {
    await().until(() -> pids.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
  }

  @Test
  void aBusyWorkerAndWhatItStartedGoWithAKilledProgram() throws Exception {
    var end =
        ChildJvm.ofSource(
                DIE
                    + """
                    void main() throws Exception {
                      Processes.start(() -> {
                        long sum = 0;
                        for (int i = 0; i >= 0; i = (i + 1) & 0xFFFF) sum += i;
                        return sum;
                      });
                      var parent = Processes.output(WorkerOutput.CAPTURED).start(() -> {
                        tell(new ProcessBuilder("sleep", "600").start().pid());
                        Processes.start(() -> { tell(Processes.current().pid()); Threads.event().await(); }).join();
                      });
                      while (Processes.all().stream().anyMatch(task -> task.pid().isEmpty())) Thread.sleep(10);
                      while (parent.output().lines().count() < 2) Thread.sleep(10);
                      System.out.print(parent.output());
                      Processes.all().forEach(task -> tell(task.pid().orElseThrow()));
                      die();
                    }
                    """)
            .run();
    assertThat(end.exitCode()).as(end.err()).isEqualTo(137);
    assertThat(pids(end.out())).hasSize(4);
    assertAllGone(pids(end.out()));
  }

  @Test
  void anIdleWorkerGoesWithAKilledProgram() throws Exception {
    var end =
        ChildJvm.ofClass(IdleWorkerProgram.class)
            .options(
                "--add-exports=plait/plait.internal.process=ALL-UNNAMED",
                "--add-exports=plait/plait.internal.wire=ALL-UNNAMED")
            .run();
    assertThat(end.exitCode()).as(end.err()).isEqualTo(137);
    assertThat(pids(end.out())).hasSize(1);
    assertAllGone(pids(end.out()));
  }

  @Test
  void theProgramWaitsForItsTasksButNotForDaemons() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() throws Exception {
                  var daemon = Processes.daemon().start(() -> Threads.event().await(java.time.Duration.ofHours(1)));
                  while (daemon.pid().isEmpty()) Thread.sleep(10);
                  System.out.println(daemon.pid().orElseThrow());
                  Processes.start(() -> { Thread.sleep(500); System.out.println("1"); });
                }
                """)
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.exitCode()).isZero();
    assertThat(end.out()).endsWith("\n1\n");
    assertAllGone(pids(end.out()).subList(0, 1));
  }

  @Test
  void theEndOfTheProgramIsNoFailureOfItsTasks() throws Exception {
    var end =
        ChildJvm.ofSource(
                """
                void main() throws Exception {
                  var alone = Processes.start(() -> Threads.event().await(java.time.Duration.ofHours(1)));
                  var pool = Processes.pool(1);
                  var pooled = pool.start(() -> Threads.event().await(java.time.Duration.ofHours(1)));
                  var queued = pool.start(() -> 1);
                  while (alone.pid().isEmpty() || pool.stats().workers().isEmpty()) Thread.sleep(10);
                  Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    alone.await();
                    pooled.await();
                    queued.await();
                    System.out.println("all ended");
                  }));
                  System.exit(3);
                }
                """)
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.exitCode()).isEqualTo(3);
    assertThat(end.out()).isEqualTo("all ended\n");
  }
}
