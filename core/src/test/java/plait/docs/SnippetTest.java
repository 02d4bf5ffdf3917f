package plait.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plait.testing.Checkout;

/** What documents show is what was run: every block is a region of a file under examples. */
class SnippetTest {
  private static final Pattern FENCE = Pattern.compile("(?m)^\\s*```(java|python|text)\\s*$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  static List<Snippet> snippets() throws IOException {
    return Snippet.all().stream().filter(snippet -> snippet.notRun().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void blockIsARegionOfAnExample(Snippet snippet) throws IOException {
    assertThat(snippet.from())
        .as("%s needs <!-- from examples/… --> above it, or <!-- not run: why -->", snippet)
        .startsWith("examples/");
    var file = Checkout.root().resolve(snippet.from());
    assertThat(file).as("named at %s", snippet).exists();
    assertThat(snippet.isRegionOf(file))
        .as("the block at %s stands word for word in %s", snippet, snippet.from())
        .isTrue();
  }

  @Test
  void everyFenceIsSeen() throws IOException {
    long fences = 0;
    for (var document : Snippet.documents()) {
      fences += FENCE.matcher(Files.readString(document)).results().count();
    }
    assertThat(Snippet.all()).hasSize((int) fences);
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    for (var document : Snippet.documents()) {
      assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
          .filteredOn(link -> !link.contains(":"))
          .as("links of %s", document)
          .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }
  }
}
