package plait.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plait.testing.Checkout;

/** {@code docs/locks.md} has a section for every class with fields that threads share. */
class SharedFieldsTest {
  private static final Pattern SHARED =
      Pattern.compile("\\b(volatile|synchronized|VarHandle|Atomic\\w+|LongAdder)\\b");
  private static final Pattern HEADING = Pattern.compile("(?m)^### (.+)$");

  @Test
  void headingsAreTheClassesWithSharedFields() throws IOException {
    var sources = sources();
    var headings = headings();
    assertThat(sources.keySet()).as("classes that exist").containsAll(headings);
    sources.forEach((name, source) -> {
      if (SHARED.matcher(source).find()) {
        assertThat(headings).as("headings of docs/locks.md").contains(name);
      }
    });
  }

  private static Set<String> headings() throws IOException {
    var document = Files.readString(Checkout.root().resolve("docs/locks.md"));
    return HEADING
        .matcher(document)
        .results()
        .flatMap(heading -> Stream.of(heading.group(1).split(", ", -1)))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> sources() throws IOException {
    var sources = new TreeMap<String, String>();
    try (var files = Files.walk(Checkout.root().resolve("core/src/main/java/plait/internal"))) {
      for (var file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        sources.put(simpleName(file), Files.readString(file));
      }
    }
    return sources;
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
