package plait.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import plait.testing.Behaviour;
import plait.testing.ChildJvm;
import plait.testing.ChildJvm.End;

/** The program ends when main and the tasks that are not daemons have ended. */
class ExitRuleTest {
  private static final String PAUSE =
      """
      static void pause() throws InterruptedException { Thread.sleep(200); }
      """;

  private static End run(String program) throws IOException, InterruptedException {
    return ChildJvm.ofSource(PAUSE + program).run();
  }

  @Test
  @Behaviour(14)
  void waitsForTasksAndTheTasksTheyStart() throws Exception {
    var end =
        run(
            """
            void main() {
              Threads.start(() -> {
                pause();
                Threads.platform().start(() -> {
                  pause();
                  Threads.start(() -> { pause(); IO.println("last"); });
                });
              });
              IO.println("main ends");
            }
            """);
    assertThat(end).isEqualTo(new End(0, "main ends\nlast\n", ""));
  }

  @Test
  @Behaviour(14)
  void waitsAlsoWhenMainThrows() throws Exception {
    var end =
        run(
            """
            void main() {
              Threads.start(() -> { pause(); IO.println("last"); });
              throw new IllegalStateException("main fails");
            }
            """);
    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.out()).isEqualTo("last\n");
    assertThat(end.err()).contains("main fails");
  }

  @Test
  @Behaviour(16)
  void busyDaemonsDoNotDelayTheEnd() throws Exception {
    var end =
        run(
            """
            void main() throws Exception {
              for (int i = 0; i < 40; i++) {
                Threads.daemon().start(() -> { while (true) { Thread.sleep(1); } });
                Threads.platform().daemon().start(() -> { while (true) { Thread.sleep(1); } });
              }
              IO.println("main ends");
            }
            """);
    assertThat(end).isEqualTo(new End(0, "main ends\n", ""));
  }

  @Test
  void waitsForTimersButNotForPeriodicTasks() throws Exception {
    var end =
        run(
            """
            void main() {
              Threads.every(java.time.Duration.ofMillis(1), () -> {});
              Threads.after(java.time.Duration.ofMillis(200), () -> IO.println("timer"));
              Threads.after(java.time.Duration.ofHours(1), () -> {}).cancel();
              Threads.daemon().after(java.time.Duration.ofHours(1), () -> {});
            }
            """);
    assertThat(end).isEqualTo(new End(0, "timer\n", ""));
  }

  @Test
  void waitsForCallbacks() throws Exception {
    var end =
        run(
            """
            void main() {
              Threads.start(() -> {}).onDone(_ -> { pause(); IO.println("called back"); });
            }
            """);
    assertThat(end).isEqualTo(new End(0, "called back\n", ""));
  }

  @Test
  void waitsAgainForTasksThatAnotherThreadStartsLater() throws Exception {
    var end =
        run(
            """
            void main() {
              Threads.start(() -> {}).join();
              new Thread(() -> {
                try { pause(); } catch (InterruptedException e) { }
                Threads.start(() -> { pause(); IO.println("late"); });
              }).start();
            }
            """);
    assertThat(end).isEqualTo(new End(0, "late\n", ""));
  }

  @Test
  void exitInATaskEndsTheProgram() throws Exception {
    var end = run("void main() { Threads.start(() -> { pause(); System.exit(7); }); }");
    assertThat(end).isEqualTo(new End(7, "", ""));
  }

  @Test
  @Behaviour(27)
  void unjoinedFailureIsWrittenOnceAtTheEnd() throws Exception {
    var end =
        run(
            """
            static Object kept;
            void main() {
              kept = Threads.named("loader").start(() -> { throw new java.io.IOException("no"); });
            }
            """);
    assertThat(end.exitCode()).isZero();
    assertThat(end.err())
        .startsWith("Failure that nobody joined, of loader, started at Main.main(")
        .containsOnlyOnce("java.io.IOException: no");
  }

  @Test
  @Behaviour(27)
  void unjoinedFailureOfAGarbageTaskIsWrittenOnce() throws Exception {
    var end =
        run(
            """
            void main() throws Exception {
              var seen = new java.util.concurrent.CountDownLatch(1);
              var standard = Threads.defaultUnjoinedFailureHandler();
              Threads.onUnjoinedFailure(f -> { standard.accept(f); seen.countDown(); });
              fail();
              while (seen.getCount() > 0) { System.gc(); Thread.sleep(5); }
              IO.println("reported");
            }
            static void fail() throws Exception {
              var done = new java.util.concurrent.CountDownLatch(1);
              Threads.start(() -> { throw new java.io.IOException("no"); })
                  .onDone(_ -> done.countDown());
              done.await();
            }
            """);
    assertThat(end.out()).isEqualTo("reported\n");
    assertThat(end.err()).containsOnlyOnce("java.io.IOException: no");
  }

  @Test
  @Behaviour(28)
  void ownHandlerReplacesTheStandardOne() throws Exception {
    var end =
        run(
            """
            void main() {
              Threads.onUnjoinedFailure(f -> IO.println(
                  f.taskName() + " " + f.failure().getMessage() + " " + f.startSite().getMethodName()));
              Threads.named("x").start(() -> { throw new java.io.IOException("no"); });
            }
            """);
    assertThat(end).isEqualTo(new End(0, "x no main\n", ""));
  }

  @Test
  @Behaviour(28)
  void handlerThatThrowsLosesNothing() throws Exception {
    var end =
        run(
            """
            void main() {
              Threads.onUnjoinedFailure(f -> { throw new IllegalStateException("handler"); });
              Threads.start(() -> { throw new java.io.IOException("original"); });
            }
            """);
    assertThat(end.err()).contains("handler").contains("original");
  }
}
