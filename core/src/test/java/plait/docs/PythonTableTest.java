package plait.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plait.Threads;
import plait.testing.Checkout;

/** {@code docs/python.md} has every public name of Python's modules, and no name that we lack. */
class PythonTableTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /**
   * A row of one of the tables.
   *
   * @param section the heading of the second level above it
   * @param cells the text between the bars
   */
  private record Row(String section, List<String> cells) {
    List<String> codeIn(int cell) {
      return CODE.matcher(cells.get(cell)).results().map(code -> code.group(1)).toList();
    }

    boolean isOfPython() {
      return cells.size() == 3;
    }
  }

  private static List<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    var section = "";
    for (var line : Files.readAllLines(Checkout.root().resolve("docs/python.md"))) {
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (line.startsWith("| ")) {
        var cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
        rows.add(new Row(section, Stream.of(cells).map(String::strip).toList()));
      }
    }
    return rows;
  }

  @Test
  void everyNameOfPythonOccursOnceInItsSection() throws IOException {
    Map<String, List<String>> expected = new TreeMap<>();
    for (var line : Files.readAllLines(Checkout.root().resolve("config/python-names.tsv"))) {
      if (!line.startsWith("#")) {
        var fields = line.split("\t", -1);
        expected.computeIfAbsent(fields[0], _ -> new ArrayList<>()).add(fields[1]);
      }
    }
    Map<String, List<String>> found = new TreeMap<>();
    for (var row : rows()) {
      if (row.isOfPython()) {
        found.computeIfAbsent(row.section(), _ -> new ArrayList<>()).addAll(row.codeIn(0));
      }
    }
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((module, names) ->
        assertThat(found.get(module)).containsExactlyInAnyOrderElementsOf(names));
  }

  @Test
  void everyNameOfOursExists() throws IOException {
    for (var row : rows()) {
      var names = row.codeIn(1);
      assertThat(row.isOfPython() ? names : ofPlait(names))
          .as("names of ours in %s", row.cells())
          .allMatch(PythonTableTest::exists);
    }
  }

  /** The names among the code in running text. */
  private static List<String> ofPlait(List<String> code) {
    return code.stream().filter(name -> Character.isUpperCase(name.charAt(0))).toList();
  }

  private static boolean exists(String name) {
    if (type(name) != null) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    var owner = dot < 0 ? null : type(name.substring(0, dot));
    return owner != null && members(owner).contains(name.substring(dot + 1));
  }

  private static Class<?> type(String name) {
    var full = name.startsWith("java.") ? name : "plait." + name.replace('.', '$');
    try {
      var type = Class.forName(full, false, Threads.class.getClassLoader());
      return Modifier.isPublic(type.getModifiers()) ? type : null;
    } catch (ClassNotFoundException _) {
      return null;
    }
  }

  private static Set<String> members(Class<?> type) {
    var names = new HashSet<String>();
    Arrays.stream(type.getMethods()).forEach(method -> names.add(method.getName()));
    return names;
  }
}
