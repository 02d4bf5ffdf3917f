package plait.bench;

import java.util.List;
import plait.bench.commands.CommandFigures;

/** The command itself. */
final class CommandRows {
  private static final String GROUP = "commands";
  private static final Side PYTHON =
      Side.needing("Python", CommandFigures.class, "python", "python3");
  private static final Side PYTHON_POOL =
      Side.needing("Python Pool, spawn", CommandFigures.class, "python-pool", "python3").goal(1);

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
            PYTHON),
        Row.of(
            "run-warm",
            GROUP,
            "the same after plait warm",
            Unit.MILLIS,
            figure("Plait", "plait-run-warm"),
            figure("java of its classes", "java-classes"),
            PYTHON),
        Row.of(
            "run-pool",
            GROUP,
            "plait run of a program that has a pool of two processes for a moment",
            Unit.MILLIS,
            figure("Plait", "plait-pool"),
            PYTHON_POOL),
        Row.of(
            "run-pool-warm",
            GROUP,
            "the same after plait warm",
            Unit.MILLIS,
            figure("Plait", "plait-pool-warm"),
            PYTHON_POOL));
  }

  private static Side figure(String who, String figure) {
    return Side.java(who, CommandFigures.class, figure);
  }
}
