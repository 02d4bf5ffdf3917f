package plait.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal shows after it was sent some text: understands line ends, and the codes that bars
 * use. Others are an error.
 */
public final class PaperTerminal {
  private static final Pattern CODE = Pattern.compile("\\u001b\\[([?0-9]*)([A-Za-z])");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  public static List<String> after(String text) {
    var terminal = new PaperTerminal();
    terminal.show(text);
    return terminal.lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private void show(String text) {
    Matcher code = CODE.matcher(text);
    for (int i = 0; i < text.length(); i++) {
      if (code.region(i, text.length()).lookingAt()) {
        obey(code.group(1), code.group(2));
        i = code.end() - 1;
      } else {
        show(text.charAt(i));
      }
    }
  }

  private void show(char letter) {
    switch (letter) {
      case '\r' -> column = 0;
      case '\n' -> {
        row++;
        while (lines.size() <= row) {
          lines.add(new StringBuilder());
        }
        column = 0;
      }
      case '\u001b' -> throw new AssertionError("not a code that bars use");
      default -> overwrite(letter);
    }
  }

  private void overwrite(char letter) {
    var line = lines.get(row);
    while (line.length() <= column) {
      line.append(' ');
    }
    line.setCharAt(column++, letter);
  }

  private void obey(String argument, String command) {
    switch (command) {
      case "A" -> row = Math.max(0, row - Integer.parseInt(argument));
      case "J" -> {
        lines.subList(row + 1, lines.size()).clear();
        lines.get(row).setLength(Math.min(column, lines.get(row).length()));
      }
      case "m", "h", "l" -> {}
      default -> throw new AssertionError("not a code that bars use: " + command);
    }
  }
}
