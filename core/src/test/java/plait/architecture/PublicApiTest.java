package plait.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plait.testing.Checkout;

/**
 * The public API changes only where somebody meant it to: {@code config/api/plait.txt} is the
 * agreed state.
 */
class PublicApiTest {
  private static final String UPDATE =
      "./mvnw -B -pl core test -Dtest=PublicApiTest -Dapi.update=true";

  @Test
  void isAsAgreed() throws IOException {
    var golden = Checkout.root().resolve("config/api/plait.txt");
    var api = PublicApi.of(Checkout.mainClasses(), "plait");
    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, api);
    }
    var agreed = Files.exists(golden) ? Files.readString(golden) : "";
    assertThat(difference(agreed, api))
        .as("The public API differs from config/api/plait.txt. If that is meant: %s", UPDATE)
        .isEmpty();
  }

  private static List<String> difference(String agreed, String actual) {
    var before = qualified(agreed);
    var now = qualified(actual);
    var lines = new LinkedHashSet<String>();
    before.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add("- " + line));
    now.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
    return List.copyOf(lines);
  }

  /** Every line together with the type that it belongs to. */
  private static Set<String> qualified(String api) {
    var lines = new LinkedHashSet<String>();
    var type = "";
    for (var line : api.lines().filter(text -> !text.isBlank()).toList()) {
      if (line.startsWith(" ")) {
        lines.add(type + " :" + line.substring(1));
      } else {
        lines.add(line);
        type = line.replaceFirst(" (extends|implements) .*", "");
      }
    }
    return lines;
  }
}
