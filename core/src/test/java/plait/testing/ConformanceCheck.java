package plait.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests, on their results: {@code docs/conformance.md} tells what they showed.
 */
final class ConformanceCheck {
  @Test
  void documentTellsTheResultsOfThisRun() throws IOException {
    var results = Checkout.target().resolve("behaviours.tsv");
    var table = ConformanceTable.read(Checkout.root().resolve("config"), results).markdown();
    var document = Checkout.root().resolve("docs/conformance.md");
    if (Boolean.getBoolean("conformance.update")) {
      Files.writeString(document, table);
    }
    assertThat(document)
        .as("out of date: run ./mvnw -B -pl core verify -Dconformance.update=true and commit it")
        .hasContent(table);
  }
}
