package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

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
}
