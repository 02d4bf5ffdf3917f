package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code plait run --race}. */
class RaceTest extends LauncherTest {
  private static final String RACY =
      """
      class Racy {
        static int count;

        static void main(String[] args) {
          var one = Thread.ofPlatform().name("one").start(() -> count++);
          var two = Thread.ofVirtual().name("two").start(() -> count++);
          try {
            one.join();
            two.join();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          System.out.println("arguments: " + args.length);
        }
      }
      """;

  @Test
  void aRaceIsShownWithItsSourceAndIsTheExitCode() {
    shell.source("Racy.java", RACY);
    Shell.Result result = shell.plait("run", "--race", "Racy.java", "a", "b");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(66);
    assertThat(result.out()).isEqualTo("arguments: 2\n");
    assertThat(result.err())
        .contains("DATA RACE 1: static field Racy.count")
        .contains("thread \"one\"")
        .contains("virtual thread \"two\"")
        .contains("| var one = Thread.ofPlatform()")
        .contains("1 data race");
  }

  @Test
  void theFirstRaceCanEndTheProgram() {
    shell.source("Racy.java", RACY);
    Shell.Result result = shell.plait("run", "--race=halt", "Racy.java");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(66);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aProgramWithoutRacesKeepsItsExitCode() {
    shell.source(
        "Clean.java",
        """
        import module plait;

        class Clean {
          static int count;

          static void main() {
            var lock = Threads.lock("count");
            var tasks = new java.util.ArrayList<Task<?>>();
            for (int i = 0; i < 4; i++) {
              tasks.add(Threads.start(() -> { try (var held = lock.hold()) { count++; } }));
            }
            tasks.forEach(Task::join);
            System.exit(count);
          }
        }
        """);
    Shell.Result result = shell.plait("run", "--race", "Clean.java");
    assertThat(result.err()).contains("no data race");
    assertThat(result.exitCode()).isEqualTo(4);
  }
}
