package plait.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.bench.report.ReportFile;

class BenchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  private int run(String... arguments) throws Exception {
    return new Bench(Checkout.root(), new PrintStream(out, true), new PrintStream(err, true))
        .run(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void listNamesEveryRow() throws Exception {
    assertThat(run("--list")).isZero();

    assertThat(out().lines()).hasSize(Catalogue.all().size() + Catalogue.groups().size());
    assertThat(out()).contains("threads\n", "  lock-free ", ", per second\n");
  }

  @Test
  void listOfAGroup() throws Exception {
    assertThat(run("--list", "commands")).isZero();

    assertThat(out()).startsWith("commands\n").hasLineCount(5);
  }

  @Test
  void wrongCommandsAreExplained() throws Exception {
    assertThat(run("lok-free")).isEqualTo(2);
    assertThat(err())
        .startsWith("plait: There is no row and no group \"lok-free\". The nearest: lock-free");
    assertThat(run("--against", folder.resolve("none.json").toString())).isEqualTo(2);
    assertThat(err()).contains("there is no file " + folder.resolve("none.json"));
    Path text = Files.writeString(folder.resolve("text.json"), "{\"format\": 1}");
    assertThat(run("--against", text.toString())).isEqualTo(2);
    assertThat(err())
        .contains("text.json is not what plait bench writes: format of it is of another");
  }

  @Test
  void aRunWritesThePageThePlotsAndTheJson() throws Exception {
    Path page = folder.resolve("page.md");

    int status = run("--quick", "--rounds", "1", "--out", page.toString(), "array-copy");

    assertThat(status).as(err()).isZero();
    assertThat(page).content().contains("| `array-copy` |");
    assertThat(ReportFile.read(folder.resolve("page.json")).rows()).hasSize(1);
    assertThat(folder.resolve("page-plots")).isDirectory();
  }
}
