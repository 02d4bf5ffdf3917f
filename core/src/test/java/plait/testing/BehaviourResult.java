package plait.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What became of one test method, in one test class, that shows one behaviour. */
record BehaviourResult(int number, String testClass, String method, boolean passed) {
  private static final Comparator<BehaviourResult> ORDER =
      Comparator.comparingInt(BehaviourResult::number)
          .thenComparing(BehaviourResult::testClass)
          .thenComparing(BehaviourResult::method);

  static void write(Path file, Collection<BehaviourResult> results) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, results.stream().sorted(ORDER).map(BehaviourResult::line).toList());
  }

  /** The results in the files of a folder, in order; none when no test wrote one. */
  static List<BehaviourResult> read(Path folder) throws IOException {
    var results = new ArrayList<BehaviourResult>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.readAllLines(file).stream().map(BehaviourResult::parse).forEach(results::add);
        }
      }
    }
    results.sort(ORDER);
    return results;
  }

  private String line() {
    return String.join(
        "\t", Integer.toString(number), testClass, method, passed ? "passed" : "failed");
  }

  private static BehaviourResult parse(String line) {
    String[] cells = line.split("\t", -1);
    return new BehaviourResult(
        Integer.parseInt(cells[0]), cells[1], cells[2], cells[3].equals("passed"));
  }
}
