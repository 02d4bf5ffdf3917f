package plait.bench;

import java.util.List;
import plait.bench.checks.KernelFigures;
import plait.bench.commands.CommandFigures;

/** What it costs to look for races and dead-locks. */
final class CheckRows {
  private static final String GROUP = "checks";
  private static final String PLAIN = "the same, not checked";

  private CheckRows() {}

  static List<Row> all() {
    return List.of(
        race("grid", "relaxing a grid", 4),
        race("matrix", "a matrix product, which is vectorised when not checked", 20),
        race("sort", "merge sort", 4),
        race("life", "the game of life, in bytes", 4),
        race("trees", "trees of objects and accounts with locks", 4),
        race("bodies", "bodies that attract each other", 4),
        race("words", "words counted in the JDK's maps", 4),
        race("queue", "pieces of work through an ArrayBlockingQueue", 4),
        race("map", "nothing but merge of a ConcurrentHashMap", 8),
        race("virtual", "100,000 virtual threads", 5),
        row(
            "race-memory",
            "race",
            "sort-memory",
            "memory of a merge sort that is checked for races",
            Unit.MEGABYTES,
            4),
        start("race", "a program that prints a word, checked for races, from start to end"),
        deadlocks("cache", "a cache behind one monitor", 1.1),
        deadlocks("nested", "one monitor within another, for next to no work", 1.1),
        start("deadlocks", "a program that prints a word, checked for dead-locks"));
  }

  private static Row race(String kernel, String what, double atMost) {
    return row(
        "race-" + kernel, "race", kernel, what + ", checked for races", Unit.CPU_MILLIS, atMost);
  }

  private static Row deadlocks(String kernel, String what, double atMost) {
    return row(
        "deadlocks-" + kernel,
        "deadlocks",
        kernel,
        what + ", checked for dead-locks",
        Unit.CPU_MILLIS,
        atMost);
  }

  /** A row whose goal is to take at the most so many times what the unchecked program takes. */
  private static Row row(
      String name, String words, String figure, String what, Unit unit, double atMost) {
    var java = new Java(KernelFigures.class, figure, List.of("-Xmx2g", Java.NATIVE));
    return Row.of(
        name,
        GROUP,
        what,
        unit,
        Side.of("Plait", new Watched(java, words)),
        Side.of(PLAIN, java).goal(1 / atMost));
  }

  private static Row start(String words, String what) {
    return Row.of(
        words + "-start",
        GROUP,
        what,
        Unit.MILLIS,
        Side.java("Plait", CommandFigures.class, "java-" + words),
        Side.java(PLAIN, CommandFigures.class, "java-classes"));
  }
}
