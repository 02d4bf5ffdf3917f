package plait.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderTest {
  @TempDir Path folder;

  private Header header(String text) throws Exception {
    return Header.of(Files.writeString(folder.resolve("e.java"), text));
  }

  @Test
  void hasOutputErrorsAndExitCode() throws Exception {
    var header =
        header(
            """
            // What it is.
            //
            // Expected output:
            //   one
            //
            //   two
            // Expected errors:
            //   oh
            // Exit code: 3

            void main() {}
            """);
    assertThat(header).isEqualTo(new Header("one\n\ntwo", "oh", 3));
  }

  @Test
  void expectsNoErrorsUnlessItSaysSo() throws Exception {
    assertThat(header("// Expected output:\n//   one\n")).isEqualTo(new Header("one", "", 0));
  }

  @Test
  void dotsStandForAnyText() {
    var pattern = Header.pattern("a ... (c)\n...\nend");
    assertThat("a b (c)\nend\n").matches(pattern);
    assertThat("a b (c)\nx\n\ny\nend\n").matches(pattern);
    assertThat("a b c\nend\n").doesNotMatch(pattern);
    assertThat("a b (c)\nend\nmore\n").doesNotMatch(pattern);
    assertThat("").matches(Header.pattern(""));
    assertThat("x\n").doesNotMatch(Header.pattern(""));
  }
}
