package plait.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param isQuick a first look rather than figures
 * @param rounds how often, 0 unless given
 * @param minutes after which no row is begun, 0 unless given
 * @param against the JSON of an earlier run
 * @param out where the page goes
 * @param isList only say what there is
 * @param words rows and groups
 */
record Arguments(
    boolean isQuick,
    int rounds,
    int minutes,
    @Nullable Path against,
    @Nullable Path out,
    boolean isList,
    List<String> words) {

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if they make no sense
   */
  static Arguments of(String... arguments) {
    var reader = new Reader(List.of(arguments));
    while (!reader.rest.isEmpty()) {
      reader.read(reader.rest.removeFirst());
    }
    return new Arguments(
        reader.isQuick,
        reader.rounds,
        reader.minutes,
        reader.against,
        reader.out,
        reader.isList,
        reader.words);
  }

  private static final class Reader {
    private final List<String> rest;
    private final List<String> words = new ArrayList<>();
    private boolean isQuick;
    private int rounds;
    private int minutes;
    private @Nullable Path against;
    private @Nullable Path out;
    private boolean isList;

    Reader(List<String> arguments) {
      rest = new ArrayList<>(arguments);
    }

    private void read(String argument) {
      switch (argument) {
        case "--quick" -> isQuick = true;
        case "--list" -> isList = true;
        case "--rounds" -> rounds = count(argument);
        case "--minutes" -> minutes = count(argument);
        case "--against" -> against = Path.of(value(argument));
        case "--out" -> out = Path.of(value(argument));
        default -> word(argument);
      }
    }

    private void word(String argument) {
      if (argument.startsWith("-")) {
        throw new IllegalArgumentException("There is no option " + argument + ".");
      }
      words.add(argument);
    }

    private String value(String option) {
      if (rest.isEmpty()) {
        throw new IllegalArgumentException(option + " wants a value.");
      }
      return rest.removeFirst();
    }

    private int count(String option) {
      String text = value(option);
      if (!text.matches("[1-9][0-9]{0,3}")) {
        throw new IllegalArgumentException(
            option + " wants a number from 1 to 9999, not \"" + text + "\".");
      }
      return Integer.parseInt(text);
    }
  }
}
