package plait.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import plait.testing.Checkout;

/** There is one command that tests everything, and everybody uses that one. */
class TestCommandTest {
  private static final String COMMAND = "./mvnw -B verify";

  @Test
  void readmeAndBuildServerNameTheSameCommand() throws IOException {
    for (var file : new String[] {"README.md", "CONTRIBUTING.md", ".ci/run"}) {
      assertThat(Files.readString(Checkout.root().resolve(file))).as(file).contains(COMMAND);
    }
  }
}
