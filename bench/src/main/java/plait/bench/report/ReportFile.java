package plait.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report as JSON, which a later run is compared with. The format is told in bench/README.md. */
public final class ReportFile {
  static final String FORMAT = "plait-bench 1";

  private ReportFile() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when there is none, with the reason
   */
  public static Report read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file + ".", e);
    } catch (IllegalArgumentException | IOException e) {
      throw new IllegalArgumentException(
          file + " is not what plait bench writes: " + e.getMessage(), e);
    }
  }

  // ---- to JSON

  /** The text of a file. */
  public static String text(Report report) {
    Report.Origin origin = report.origin();
    Report.Machine machine = origin.machine();
    return Json.write(
        map(
            "format", FORMAT,
            "command", origin.command(),
            "made", origin.made(),
            "commit", origin.commit(),
            "effort", origin.effort(),
            "rounds", origin.rounds(),
            "machine",
                map(
                    "processor", machine.processor(),
                    "cores", machine.cores(),
                    "memory", machine.memory(),
                    "system", machine.system(),
                    "java", machine.java(),
                    "python", machine.python(),
                    "loadBefore", machine.loadBefore(),
                    "loadAfter", machine.loadAfter()),
            "rows", report.rows().stream().map(ReportFile::row).toList()));
  }

  private static Map<String, Object> row(Report.Row row) {
    return map(
        "name", row.name(),
        "group", row.group(),
        "what", row.what(),
        "unit", row.unit(),
        "better", row.more() ? "more" : "less",
        "goal", row.goal(),
        "sizeOf", row.sizeOf(),
        "sides", row.sides().stream().map(ReportFile::side).toList());
  }

  private static Map<String, Object> side(Report.Side side) {
    return map(
        "who", side.who(),
        "goal", side.goal(),
        "missing", side.missing(),
        "points",
            side.points().stream()
                .map(point -> map("size", point.size(), "figures", point.figures()))
                .toList());
  }

  private static Map<String, Object> map(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  // ---- from JSON

  /**
   * The report in the text of a file.
   *
   * @throws IllegalArgumentException when the text is no report
   */
  static Report parse(String text) {
    var fields = new Fields("it", Json.read(text));
    if (!fields.text("format").equals(FORMAT)) {
      throw new IllegalArgumentException(
          "its format is " + fields.text("format") + ", not " + FORMAT);
    }
    return new Report(origin(fields), fields.list("rows", ReportFile::row));
  }

  private static Report.Origin origin(Fields fields) {
    return new Report.Origin(
        fields.text("command"),
        fields.text("made"),
        fields.text("commit"),
        fields.text("effort"),
        (int) fields.number("rounds"),
        machine(new Fields("machine", fields.value("machine"))));
  }

  private static Report.Machine machine(Fields fields) {
    return new Report.Machine(
        fields.text("processor"),
        (int) fields.number("cores"),
        (long) fields.number("memory"),
        fields.text("system"),
        fields.text("java"),
        fields.text("python"),
        fields.text("loadBefore"),
        fields.text("loadAfter"));
  }

  private static Report.Row row(Fields fields) {
    List<Report.Side> sides = fields.list("sides", ReportFile::side);
    if (sides.isEmpty()) {
      throw new IllegalArgumentException("the row " + fields.text("name") + " has no sides");
    }
    return new Report.Row(
        fields.text("name"),
        fields.text("group"),
        fields.text("what"),
        fields.text("unit"),
        fields.text("better").equals("more"),
        fields.number("goal"),
        fields.text("sizeOf"),
        sides);
  }

  private static Report.Side side(Fields fields) {
    return new Report.Side(
        fields.text("who"),
        fields.number("goal"),
        fields.text("missing"),
        fields.list("points", ReportFile::point));
  }

  private static Report.Point point(Fields fields) {
    List<Double> figures =
        fields.items("figures").stream()
            .map(figure -> figure instanceof Double number ? number : Double.NaN)
            .toList();
    return new Report.Point((long) fields.number("size"), figures);
  }

  /** The fields of an object, each of which has to be there. */
  private record Fields(String name, @Nullable Object object) {
    private @Nullable Object value(String field) {
      if (object instanceof Map<?, ?> map && map.containsKey(field)) {
        return map.get(field);
      }
      throw new IllegalArgumentException(name + " has no " + field);
    }

    String text(String field) {
      if (value(field) instanceof String text) {
        return text;
      }
      throw ofAnotherKind(field);
    }

    double number(String field) {
      if (value(field) instanceof Double number) {
        return number;
      }
      throw ofAnotherKind(field);
    }

    List<?> items(String field) {
      if (value(field) instanceof List<?> list) {
        return list;
      }
      throw ofAnotherKind(field);
    }

    <T> List<T> list(String field, Function<Fields, T> read) {
      return items(field).stream().map(item -> read.apply(new Fields(field, item))).toList();
    }

    private IllegalArgumentException ofAnotherKind(String field) {
      return new IllegalArgumentException(field + " of " + name + " is of another kind");
    }
  }
}
