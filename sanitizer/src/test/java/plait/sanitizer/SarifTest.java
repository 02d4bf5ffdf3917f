package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports in SARIF keep to the schema of SARIF 2.1.0. */
class SarifTest {
  /** Races, locks in both orders, and a dead-lock at last. */
  private static final String PROGRAM =
      """
      import java.util.concurrent.CountDownLatch;

      public class Mixed {
        static final Object inner = new Object();
        static final Object outer = new Object();
        static final Object left = new Object();
        static final Object right = new Object();
        static int racy;

        public static void main(String[] words) throws Exception {
          both(() -> racy++, () -> racy++);
          CountDownLatch first = new CountDownLatch(1);
          both(
              () -> {
                nest(outer, inner);
                first.countDown();
              },
              () -> {
                while (first.getCount() > 0) { // orders in time only
                  Thread.onSpinWait();
                }
                nest(inner, outer);
              });
          CountDownLatch holding = new CountDownLatch(2);
          both(() -> embrace(left, right, holding), () -> embrace(right, left, holding));
        }

        static void nest(Object a, Object b) {
          synchronized (a) {
            synchronized (b) {
              Thread.onSpinWait();
            }
          }
        }

        static void embrace(Object a, Object b, CountDownLatch holding) {
          synchronized (a) {
            holding.countDown();
            while (holding.getCount() > 0) {
              Thread.onSpinWait();
            }
            synchronized (b) {
              Thread.onSpinWait();
            }
          }
        }

        static void both(Runnable one, Runnable two) throws Exception {
          Thread a = Thread.ofPlatform().name("a \\"quoted\\" name").start(one);
          Thread b = Thread.ofVirtual().start(two);
          a.join();
          b.join();
        }
      }
      """;

  private static JsonSchema schema;

  @BeforeAll
  static void readSchema() throws IOException {
    try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(in);
    }
  }

  private static Set<ValidationMessage> faults(String report) {
    return schema.validate(
        report,
        InputFormat.JSON,
        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  private static String report(String options, String name, String program) {
    Sanitized.Result result = new Sanitized().options(options).run(name, program);
    return result.report();
  }

  @Test
  void racesKeepToTheSchema() {
    String report = report("race,halt,format=sarif", "Mixed", PROGRAM);
    assertThat(report).contains("\"ruleId\":\"data-race\"");
    assertThat(faults(report)).isEmpty();
  }

  @Test
  void deadlocksAndOrdersOfLocksKeepToTheSchema() {
    String report = report("deadlocks,halt,format=sarif", "Mixed", PROGRAM);
    assertThat(report).contains("\"ruleId\":\"lock-order\"").contains("\"ruleId\":\"deadlock\"");
    assertThat(faults(report)).isEmpty();
  }

  @Test
  void aReportOfNothingKeepsToTheSchema() {
    String report =
        report(
            "race,deadlocks,format=sarif",
            "Idle",
            "public class Idle { public static void main(String[] words) {} }");
    assertThat(report).contains("\"results\":[]");
    assertThat(faults(report)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNoReport() {
    String place =
        """
        {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"some"}},"results":[{"message":{"text":"told"},
        "level":"%s","locations":[{"physicalLocation":{"artifactLocation":{"uri":"%s"},"region":{"startLine":%d}}}]}]}]}
        """;
    assertThat(faults(place.formatted("error", "A.java", 1))).isEmpty();
    assertThat(faults(place.formatted("bad", "A.java", 1))).isNotEmpty();
    assertThat(faults(place.formatted("error", "A.java", 0))).isNotEmpty();
    assertThat(faults(place.formatted("error", "a b.java", 1))).isNotEmpty();
    assertThat(faults("{\"version\":\"2.1.0\"}")).isNotEmpty();
  }
}
