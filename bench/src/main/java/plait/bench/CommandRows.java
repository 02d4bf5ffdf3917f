package plait.bench;

import java.util.List;
import plait.bench.commands.CommandFigures;

/** The command itself. */
final class CommandRows {
  private static final String GROUP = "commands";

  private CommandRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(
            "run-unchanged",
            GROUP,
            "plait run of a program that has not changed, from the command to its end",
            Unit.MILLIS,
            figure("Plait", "plait-run"),
            figure("java of its classes", "java-classes"),
            figure("java of its source", "java-source"),
            new Side(
                "Python",
                new ForPython(new Java(CommandFigures.class, "python", List.of())),
                0,
                Long.MAX_VALUE)));
  }

  private static Side figure(String who, String figure) {
    return Side.java(who, CommandFigures.class, figure);
  }

  /**
   * A program of ours that starts Python.
   *
   * @param command the program
   */
  private record ForPython(Command command) implements Command {
    @Override
    public String missing(Tools tools) {
      return tools.hasPython() ? "" : "Python is not installed";
    }

    @Override
    public List<String> line(Tools tools, Scale scale) {
      return command.line(tools, scale);
    }
  }
}
