package plait.thread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plait.testing.ChildJvm;
import plait.testing.ChildJvm.End;

/** A start for which the operating system has no thread throws, and leaves nothing behind. */
class StartFailureTest {
  /** More address space than there is: the system refuses the stack, not the machine's memory. */
  private static final String NO_ROOM =
      """
      static ThreadSettings noRoom() { return Threads.platform().stackSize(1L << 46); }
      """;

  /** The JVM warns on stdout or stderr that it has got no thread. */
  private static End run(String program) throws Exception {
    return ChildJvm.ofSource(NO_ROOM + program).options("-Xlog:disable").run();
  }

  @Test
  void startThrowsAndTheProgramEnds() throws Exception {
    var end =
        run(
            """
            void main() {
              Task<String> task = noRoom().of(() -> "never");
              try {
                task.start();
              } catch (OutOfMemoryError e) {
                IO.println("refused");
              }
              IO.println(task.status() + " " + Task.all().contains(task));
              IO.println(Threads.platform().start(() -> "others go on").join());
            }
            """);
    assertThat(end).isEqualTo(new End(0, "refused\nFAILED false\nothers go on\n", ""));
  }

  @Test
  void scopeGoesOnWithoutIt() throws Exception {
    var end =
        run(
            """
            void main() {
              try (Scope scope = noRoom().scope()) {
                scope.start(() -> "never");
              } catch (OutOfMemoryError e) {
                IO.println("refused");
              }
              IO.println(Task.all().size());
            }
            """);
    assertThat(end).isEqualTo(new End(0, "refused\n1\n", ""));
  }

  @Test
  void timerFailsInstead() throws Exception {
    var end =
        run(
            """
            void main() {
              var task = noRoom().after(java.time.Duration.ofMillis(1), () -> "never");
              try {
                task.join();
              } catch (TargetFailedException e) {
                IO.println(e.getCause() instanceof OutOfMemoryError);
              }
            }
            """);
    assertThat(end).isEqualTo(new End(0, "true\n", ""));
  }
}
