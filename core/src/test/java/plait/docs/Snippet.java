package plait.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plait.testing.Checkout;

/**
 * A piece of code, or of what it prints, that a document shows.
 *
 * @param place the document and the line where the block begins
 * @param from the file that the comment above the block names; empty if there is none
 * @param notRun the comment's reason why the block is in no file; empty if there is none
 * @param lines the block, without the indentation that all its lines share
 */
record Snippet(String place, String from, String notRun, List<String> lines) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "^([ \\t]*)(?:<!-- (?:from (\\S+)|not run: (.+?)) -->\\R[ \\t]*)?"
              + "```(?:java|python|text)\\R(.*?)^\\1```",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** The documents that people read: the README and all below docs. */
  static List<Path> documents() throws IOException {
    try (var below = Files.walk(Checkout.root().resolve("docs"))) {
      return Stream.concat(Stream.of(Checkout.root().resolve("README.md")), below)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  /** The blocks of code and of output in all documents. */
  static List<Snippet> all() throws IOException {
    var all = new ArrayList<Snippet>();
    for (var document : documents()) {
      var text = Files.readString(document);
      var block = BLOCK.matcher(text);
      while (block.find()) {
        var line = text.substring(0, block.start()).lines().count() + 1;
        var place = Checkout.root().relativize(document) + ":" + line;
        all.add(
            new Snippet(
                place,
                orEmpty(block.group(2)),
                orEmpty(block.group(3)),
                unindented(block.group(4))));
      }
    }
    return all;
  }

  /** Whether the lines stand in the file, one after the other, maybe all of them further right. */
  boolean isRegionOf(Path file) throws IOException {
    var whole = Files.readAllLines(file).stream().map(Snippet::uncommented).toList();
    for (int start = 0; start + lines.size() <= whole.size(); start++) {
      var region = whole.subList(start, start + lines.size());
      if (unindented(String.join("\n", region)).equals(lines)) {
        return true;
      }
    }
    return false;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** What a program prints stands in its header, behind this mark. */
  private static String uncommented(String line) {
    return line.startsWith("//   ") ? line.substring(5) : line;
  }

  private static List<String> unindented(String text) {
    return text.stripTrailing().stripIndent().lines().toList();
  }

  @Override
  public String toString() {
    return place;
  }
}
