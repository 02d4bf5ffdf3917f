package plait.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.testing.Behaviour;
import plait.testing.ChildJvm;
import plait.testing.ChildJvm.End;

/** While shutdown hooks run everything works, and nothing is awaited but what the hooks await. */
class ShutdownHookTest {
  private static final String START =
      """
      import module java.base;
      import module plait;

      static void atExit(Action action) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
          try { action.run(); } catch (Exception e) { e.printStackTrace(); }
        }));
      }
      """;

  private static End run(String program) throws IOException, InterruptedException {
    return ChildJvm.ofSource(START + program).run();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "System.exit(0)",
        "Threads.start(() -> System.exit(0)).join()",
        "Threads.start(() -> {}).join(); System.exit(0)",
      })
  void aHookMayWorkInTasks(String end) throws Exception {
    var ended =
        run(
            """
            void main() {
              atExit(() -> {
                IO.println(Threads.start(() -> "virtual").join());
                IO.println(Threads.platform().start(() -> "platform").join());
                IO.println(Threads.after(Duration.ofMillis(1), () -> "timer").join());
                try (var scope = Threads.scope()) {
                  scope.start(() -> IO.println("scope"));
                }
                try (var pool = Threads.pool(2)) {
                  IO.println(pool.map(i -> i * i, List.of(1, 2, 3)));
                }
              });
              %s;
            }
            """
                .formatted(end));
    assertThat(ended).isEqualTo(new End(0, "virtual\nplatform\ntimer\nscope\n[1, 4, 9]\n", ""));
  }

  @Test
  @Behaviour({118, 119})
  void aHookMayCloseAPoolWhoseTasksStartOthers() throws Exception {
    var end =
        run(
            """
            void main() throws Exception {
              var done = new AtomicInteger();
              var pool = Threads.pool(2);
              atExit(() -> {
                pool.close();
                try {
                  pool.start(() -> 1);
                } catch (RejectedExecutionException e) {
                  IO.println(done + " done, then refused");
                }
              });
              var busy = Threads.event();
              for (int i = 0; i < 20; i++) {
                pool.start(() -> {
                  busy.await();
                  pool.start(() -> { Threads.start(() -> done.incrementAndGet()).join(); });
                });
              }
              atExit(busy::set);
              System.exit(5);
            }
            """);
    assertThat(end).isEqualTo(new End(5, "20 done, then refused\n", ""));
  }

  @Test
  void whatAHookStartsAndDoesNotJoinIsNotAwaited() throws Exception {
    var end =
        run(
            """
            void main() {
              atExit(() -> {
                Threads.start(() -> new CountDownLatch(1).await());
                Threads.platform().start(() -> new CountDownLatch(1).await());
              });
              IO.println("main ends");
            }
            """);
    assertThat(end).isEqualTo(new End(0, "main ends\n", ""));
  }

  /** One hook closes what a task reads from, and main, which waits for the task, says the rest. */
  @Test
  void aFailureThatSomebodyWaitsForIsNotReported() throws Exception {
    var end =
        run(
            """
            void main() throws Exception {
              var closed = Threads.event();
              var said = Threads.event();
              var reader = Threads.start(() -> { closed.await(); throw new IOException("closed"); });
              atExit(() -> { closed.set(); said.await(); });
              var main = Thread.currentThread();
              Threads.start(() -> {
                while (main.getState() != Thread.State.WAITING) Thread.onSpinWait();
                System.exit(0);
              });
              try {
                reader.join();
              } catch (TargetFailedException e) {
                IO.println(e.getCause().getMessage());
                said.set();
              }
            }
            """);
    assertThat(end).isEqualTo(new End(0, "closed\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "try { fail().join(); } catch (TargetFailedException e) { }"})
  void aFailureThatNobodyJoinsIsReportedOnce(String before) throws Exception {
    var end =
        run(
            """
            static Task<?> fail() {
              return Threads.start(() -> { throw new IOException("no"); });
            }
            void main() {
              atExit(() -> {
                for (var thread : Thread.getAllStackTraces().keySet()) {
                  if (thread.getName().equals("plait-unjoined-failures")) thread.join();
                }
                fail().await();
              });
              %s
            }
            """
                .formatted(before));
    assertThat(end.exitCode()).isZero();
    assertThat(end.out()).isEmpty();
    assertThat(end.err())
        .startsWith("Failure that nobody joined, of task-")
        .containsOnlyOnce("java.io.IOException: no");
  }
}
