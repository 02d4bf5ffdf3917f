package plait.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All rows there are. */
final class Catalogue {
  private Catalogue() {}

  /** In the order of the report. */
  static List<Row> all() {
    return Stream.of(
            ThreadRows.all(),
            ProcessRows.all(),
            SharingRows.all(),
            CommandRows.all(),
            CheckRows.all())
        .flatMap(List::stream)
        .toList();
  }

  static List<String> groups() {
    return all().stream().map(Row::group).distinct().toList();
  }

  /**
   * The rows that the words name: each is a row or a group; all rows without words.
   *
   * @throws IllegalArgumentException if a word names neither, with the nearest names
   */
  static List<Row> wanted(List<String> words) {
    for (String word : words) {
      if (all().stream().noneMatch(row -> isNamed(row, word))) {
        throw new IllegalArgumentException(
            "There is no row and no group \"%s\". The nearest: %s. All: plait bench --list"
                .formatted(word, String.join(", ", nearest(word))));
      }
    }
    return all().stream().filter(row -> isWanted(row.name(), row.group(), words)).toList();
  }

  /** Whether words name a row, which need not exist any more. */
  static boolean isWanted(String name, String group, List<String> words) {
    return words.isEmpty() || words.contains(name) || words.contains(group);
  }

  private static boolean isNamed(Row row, String word) {
    return isWanted(row.name(), row.group(), List.of(word));
  }

  private static List<String> nearest(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return Stream.concat(groups().stream(), all().stream().map(Row::name))
        .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
        .limit(3)
        .toList();
  }

  /** How far a word is from a name; a name that contains it is near. */
  private static int distance(String word, String name) {
    int edits = edits(word, name);
    return name.contains(word) || word.contains(name) ? Math.min(edits, 2) : edits;
  }

  /** How many letters have to be changed, put in or left out. Source: Wagner and Fischer, 1974. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
