package plait.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an example promises, in the comment at its top:
 *
 * <pre>
 * // Expected output:
 * //   a line
 * //   ... stands for any text in a line, and alone for any number of lines
 * // Expected errors:
 * //   the same for stderr, which else stays empty
 * // Exit code: 3
 * </pre>
 */
record Header(String output, String errors, int exitCode) {
  private static final String INDENT = "//   ";

  static Header of(Path example) throws IOException {
    var lines =
        Files.readAllLines(example).stream().takeWhile(line -> line.startsWith("//")).toList();
    return new Header(
        block(lines, "// Expected output:"),
        block(lines, "// Expected errors:"),
        lines.stream()
            .filter(line -> line.startsWith("// Exit code: "))
            .mapToInt(line -> Integer.parseInt(line.substring("// Exit code: ".length())))
            .findFirst()
            .orElse(0));
  }

  boolean saysWhatItPrints() {
    return !output.isEmpty();
  }

  /** The lines below a title, without their indent; a bare comment is an empty line. */
  private static String block(List<String> header, String title) {
    var block = new ArrayList<String>();
    int begin = header.indexOf(title);
    for (int i = begin + 1; begin >= 0 && i < header.size(); i++) {
      String line = header.get(i);
      if (!line.startsWith(INDENT) && !line.equals("//")) {
        break;
      }
      block.add(line.equals("//") ? "" : line.substring(INDENT.length()));
    }
    return String.join("\n", block).strip();
  }

  /** The pattern that a printed text has to match. */
  static Pattern pattern(String block) {
    return Pattern.compile(
        block.isEmpty()
            ? ""
            : block.lines().map(Header::linePattern).collect(Collectors.joining()));
  }

  private static String linePattern(String line) {
    if (line.equals("...")) {
      return "(?:.*\\n)*";
    }
    return Pattern.quote(line).replace("...", "\\E.*\\Q") + "\\n";
  }
}
