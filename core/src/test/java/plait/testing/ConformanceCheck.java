package plait.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests, on their results: every behaviour is shown by a test or has a reason
 * not to be, and {@code docs/conformance.md} tells so.
 */
final class ConformanceCheck {
  private final ConformanceTable table;

  ConformanceCheck() throws IOException {
    var results = Checkout.target().resolve("behaviours.tsv");
    table = ConformanceTable.read(Checkout.root().resolve("config"), results);
  }

  @Test
  void everyBehaviourIsShownOrHasAReason() {
    assertThat(table.unshown())
        .as("write a test with @Behaviour, or a reason in config/behaviours-not-applicable.tsv")
        .isEmpty();
  }

  @Test
  void documentTellsTheResultsOfThisRun() throws IOException {
    var text = table.markdown();
    var document = Checkout.root().resolve("docs/conformance.md");
    if (Boolean.getBoolean("conformance.update")) {
      Files.writeString(document, text);
    }
    assertThat(document)
        .as("out of date: run ./mvnw -B -pl core verify -Dconformance.update=true and commit it")
        .hasContent(text);
  }
}
