package plait.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, texts, doubles, booleans and null. A number that JSON has no name for is
 * written as null.
 */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  // ---- writing

  static String write(Object value) {
    var out = new StringBuilder();
    write(value, "\n", out);
    return out.append('\n').toString();
  }

  private static void write(@Nullable Object value, String newLine, StringBuilder out) {
    switch (value) {
      case Map<?, ?> map -> {
        String separator = "{";
        for (var entry : map.entrySet()) {
          out.append(separator).append(newLine).append("  ");
          quote(String.valueOf(entry.getKey()), out);
          out.append(": ");
          write(entry.getValue(), newLine + "  ", out);
          separator = ",";
        }
        out.append(map.isEmpty() ? "{" : newLine).append('}');
      }
      case List<?> list -> {
        boolean isFlat =
            list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
        String separator = "[";
        for (Object item : list) {
          out.append(separator).append(isFlat ? "" : newLine + "  ");
          write(item, newLine + "  ", out);
          separator = isFlat ? ", " : ",";
        }
        out.append(list.isEmpty() ? "[" : isFlat ? "" : newLine).append(']');
      }
      case String string -> quote(string, out);
      case Double number when !Double.isFinite(number) -> out.append("null");
      case null, default -> out.append(value);
    }
  }

  private static void quote(String string, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  // ---- reading

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException with the place of what is wrong
   */
  static @Nullable Object read(String text) {
    var json = new Json(text);
    Object value = json.value();
    if (json.next() != 0) {
      throw json.wrong("the end");
    }
    return value;
  }

  private @Nullable Object value() {
    return switch (next()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object() {
    var map = new LinkedHashMap<String, @Nullable Object>();
    take('{');
    if (next() != '}') {
      do {
        next();
        String key = string();
        take(':');
        map.put(key, value());
      } while (takes(','));
    }
    take('}');
    return map;
  }

  private List<@Nullable Object> array() {
    var list = new ArrayList<@Nullable Object>();
    take('[');
    if (next() != ']') {
      do {
        list.add(value());
      } while (takes(','));
    }
    take(']');
    return list;
  }

  private String string() {
    take('"');
    var string = new StringBuilder();
    while (true) {
      char c = character();
      if (c == '"') {
        return string.toString();
      }
      string.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = character();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      default -> throw wrong("an escape");
    };
  }

  private char unicode() {
    if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
      throw wrong("four hexadecimal digits");
    }
    at += 4;
    return (char) Integer.parseInt(text, at - 4, at, 16);
  }

  private double number() {
    int begin = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Double.parseDouble(text.substring(begin, at));
    } catch (NumberFormatException e) {
      at = begin;
      throw wrong("a value");
    }
  }

  private <T extends @Nullable Object> T word(String word, T value) {
    if (!text.startsWith(word, at)) {
      throw wrong("a value");
    }
    at += word.length();
    return value;
  }

  private char character() {
    if (at == text.length()) {
      throw wrong("the end of a text");
    }
    return text.charAt(at++);
  }

  /** The next character that is no white space, 0 at the end. */
  private char next() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void take(char c) {
    if (!takes(c)) {
      throw wrong("'" + c + "'");
    }
  }

  private boolean takes(char c) {
    if (next() != c) {
      return false;
    }
    at++;
    return true;
  }

  private IllegalArgumentException wrong(String wanted) {
    long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
    return new IllegalArgumentException(
        "no JSON: there should be " + wanted + " near line " + line);
  }
}
