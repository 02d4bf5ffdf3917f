package plait.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

  @Test
  void aReportComesBackAsItWas(@TempDir Path folder) throws Exception {
    var failed = new Report.Side("P\t\\", 2.5, "broke: \"x\"", List.of());
    Report report =
        Made.report(
            Made.row("a", Made.side("Plait", 0, 1.5, Double.NaN, 1e-9), failed), Made.curve("b"));

    Path file = Files.writeString(folder.resolve("report.json"), ReportFile.text(report));

    assertThat(ReportFile.read(file)).isEqualTo(report);
  }

  @Test
  void valuesOfEveryKind() {
    assertThat(
            Json.read(
                " { \"a\" : [ 1 , -2.5e3, true , false , null , \"\\u0041\\n\\/\" ] , \"b\" : { } , \"c\":[]}"))
        .isEqualTo(
            Map.of(
                "a", Arrays.asList(1.0, -2500.0, true, false, null, "A\n/"),
                "b", Map.of(),
                "c", List.of()));
    assertThat(Json.read(Json.write(Map.of("a", List.of())))).isEqualTo(Map.of("a", List.of()));
  }

  @Test
  void whatIsNoJsonIsToldWithItsPlace() {
    for (String text :
        List.of(
            "", "{", "[1,]", "{\"a\" 1}", "\"abc", "\"\\x\"", "\"\\u12\"", "tru", "1 2", "--1")) {
      assertThatIllegalArgumentException()
          .as(text)
          .isThrownBy(() -> Json.read(text))
          .withMessageContaining("line 1");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read("{\n\"a\":\n?}"))
        .withMessage("no JSON: there should be a value near line 3");
  }

  @Test
  void whatIsNoReportIsTold() {
    assertNoReport("{}", "it has no format");
    assertNoReport("[]", "it has no format");
    assertNoReport("{\"format\": \"plait-bench 2\"}", "its format is plait-bench 2");
    String text = ReportFile.text(Made.report(Made.row("a", Made.side("Plait", 0, 1.0))));
    assertNoReport(
        text.replace("\"rounds\": 3", "\"rounds\": \"x\""), "rounds of it is of another");
    assertNoReport(text.replaceAll("(?s)\"sides\": .*", "\"sides\": []}]}"), "no sides");
  }

  private static void assertNoReport(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReportFile.parse(text))
        .withMessageContaining(message);
  }
}
