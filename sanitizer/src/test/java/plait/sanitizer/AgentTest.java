package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a user sees of a run under the agent. */
class AgentTest {
  private static final String COUNTERS =
      """
      public class Counters {
        int racy;
        static int racyStatic;
        int[] racyElement = new int[3];
        int guarded;
        synchronized void guard() { guarded++; }
        public static void main(String[] args) throws Exception {
          Counters c = new Counters();
          Runnable job = () -> {
            c.racy++; racyStatic++; c.racyElement[1]++; c.guard();
          };
          Thread one = new Thread(job, "one");
          Thread two = Thread.ofVirtual().name("two").unstarted(job);
          one.start(); two.start(); one.join(); two.join();
          System.out.println(c.guarded);
        }
      }
      """;

  @Test
  void racesOnFieldsStaticsAndElementsAreFoundAndNothingElse() {
    Sanitized.Result result = new Sanitized().run("Counters", COUNTERS);
    assertThat(result.out()).isEqualTo("2\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.variables())
        .containsExactlyInAnyOrder(
            "field Counters.racy", "static field Counters.racyStatic", "element 1 of int[3]");
    assertThat(result.exitCode()).isEqualTo(66);
  }

  @Test
  void aSuppressionNeedsAReasonAndAStaleOneIsNamed() throws Exception {
    Path file = Sanitized.temporary().resolve("known.txt");
    Files.writeString(
        file, "Counters.racy* # counted on purpose\n*int[3] # so is this\nNever.met # gone\n");
    Sanitized.Result result =
        new Sanitized().options("race,suppressions=" + file).run("Counters", COUNTERS);
    assertThat(result.exitCode()).isZero();
    assertThat(result.variables()).isEmpty();
    assertThat(result.report())
        .contains("\"suppressed\":3", "\"staleSuppressions\":[\"Never.met\"]");

    Files.writeString(file, "Counters.racy\n");
    result = new Sanitized().options("race,suppressions=" + file).run("Counters", COUNTERS);
    assertThat(result.exitCode()).isEqualTo(67);
    assertThat(result.err()).contains("has no reason");
  }

  @Test
  void aBaselineIsWrittenOnceAndThenOnlyNewRacesCount() throws Exception {
    Path file = Sanitized.temporary().resolve("baseline.txt");
    Sanitized sanitized = new Sanitized().options("race,baseline=" + file);
    assertThat(sanitized.run("Counters", COUNTERS).exitCode()).isZero();
    assertThat(file).isNotEmptyFile();
    String more = COUNTERS.replace("int guarded;", "int other;\n  int guarded;");
    more = more.replace("c.racy++;", "c.racy++; c.other++;");
    Sanitized.Result result = sanitized.run("Counters", more);
    assertThat(result.exitCode()).isEqualTo(66);
    assertThat(result.variables()).contains("field Counters.other");
  }

  @Test
  void aWrongOptionEndsTheRunBeforeTheProgram() {
    Sanitized.Result result = new Sanitized().options("races").run("Counters", COUNTERS);
    assertThat(result.exitCode()).isEqualTo(67);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("there is no option races");
  }

  private static final String INVERTED =
      """
      public class Inverted {
        static final Object first = new Object();
        static final Object second = new Object();
        static int racy;
        static void ahead() { synchronized (first) { synchronized (second) { } } racy++; }
        static void back() { synchronized (second) { synchronized (first) { } } racy++; }
        public static void main(String[] args) throws Exception {
          Thread one = new Thread(Inverted::ahead, "one");
          Thread two = new Thread(Inverted::back, "two");
          one.start();
          while (one.isAlive()) { Thread.onSpinWait(); }
          two.start(); one.join(); two.join();
        }
      }
      """;

  @Test
  void dangerousOrdersOfLocksCanBeSuppressedAndBelongToTheBaseline() throws Exception {
    Path file = Sanitized.temporary().resolve("known.txt");
    Files.writeString(file, "Inverted.ahead # is never run beside the other\n");
    Sanitized sanitized = new Sanitized();
    Sanitized.Result result =
        sanitized.options("deadlocks,suppressions=" + file).run("Inverted", INVERTED);
    assertThat(result.exitCode()).as(result.report()).isZero();
    assertThat(result.report()).contains("\"suppressed\":1", "\"deadlocks\":[]");

    file = Sanitized.temporary().resolve("baseline.txt");
    sanitized.options("deadlocks,baseline=" + file);
    result = sanitized.run("Inverted", INVERTED);
    assertThat(result.exitCode()).isZero();
    assertThat(result.report()).contains("LOCK-ORDER");
    assertThat(file).content().startsWith("LOCK ORDER: Inverted.");
    result = sanitized.run("Inverted", INVERTED);
    assertThat(result.exitCode()).isZero();
    assertThat(result.report()).contains("\"deadlocks\":[]");
  }

  @Test
  void allThatWasFoundCanBeWrittenAsSarif() {
    Sanitized sanitized = new Sanitized().options("race,deadlocks,format=sarif");
    Sanitized.Result result = sanitized.run("Counters", COUNTERS);
    assertThat(result.exitCode()).isEqualTo(66);
    assertThat(result.report())
        .startsWith("{\"$schema\":")
        .contains("\"version\":\"2.1.0\"", "\"name\":\"plait-sanitizer\"")
        .contains("{\"ruleId\":\"data-race\",\"level\":\"error\"")
        .contains("Data race on static field Counters.racyStatic.")
        .contains("\"artifactLocation\":{\"uri\":\"Counters.java\"},\"region\":{\"startLine\":10}")
        .contains("\"fullyQualifiedName\":\"Counters.lambda$main$0\"");
  }
}
