package plait.sanitizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program with a verdict, as {@code src/test/programs/README.md} describes them.
 *
 * @param must what has to be reported
 * @param may what may be reported beside it
 */
record RaceProgram(Path file, List<String> must, List<String> may, String tags) {
  private static final Pattern HEAD = Pattern.compile("// (verdict|maybe|tags): (.*)");
  private static final Pattern ELEMENT = Pattern.compile("element (\\d+) of (.*)\\[\\d+\\]");

  static List<RaceProgram> in(String folder) {
    Path programs = Path.of(System.getProperty("plait.target"), "..", "src/test/programs", folder);
    try (Stream<Path> files = Files.list(programs)) {
      return files.sorted().map(RaceProgram::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RaceProgram read(Path file) {
    List<String> must = new ArrayList<>();
    List<String> may = new ArrayList<>();
    String tags = "";
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
          continue;
        }
        String value = head.group(2).strip();
        switch (head.group(1)) {
          case "tags" -> tags = value;
          case "verdict" -> addRace(must, value);
          default -> addRace(may, value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RaceProgram(file, must, may, tags);
  }

  private static void addRace(List<String> to, String verdict) {
    if (verdict.startsWith("RACE ")) {
      to.add(verdict.substring("RACE ".length()));
    }
  }

  String name() {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  /** What had to be found and is not among these variables. */
  List<String> missed(List<String> found) {
    return must.stream().filter(m -> found.stream().noneMatch(f -> fits(m, f))).toList();
  }

  /** Which of these variables had not to be found. */
  List<String> wrong(List<String> found) {
    return found.stream()
        .filter(f -> Stream.concat(must.stream(), may.stream()).noneMatch(m -> fits(m, f)))
        .toList();
  }

  private static boolean fits(String verdict, String variable) {
    String words = words(variable);
    if (verdict.equals(words)) {
      return true;
    }
    String[] wanted = verdict.split(" ", -1);
    String[] is = words.split(" ", -1);
    return switch (wanted[0]) {
      case "element" -> is[0].equals("element") && wanted[1].equals(is[1]) && wanted[2].equals("*");
      case "object" ->
          is[0].equals("object")
              && wanted[1].endsWith(".*")
              && is[1].startsWith(wanted[1].substring(0, wanted[1].length() - 1));
      default -> false;
    };
  }

  private static String words(String variable) {
    Matcher element = ELEMENT.matcher(variable);
    if (element.matches()) {
      return "element " + element.group(2) + "[] " + element.group(1);
    }
    return variable.replace("static field ", "field ").replaceFirst("^the ", "object ");
  }
}
