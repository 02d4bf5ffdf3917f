package plait.bench;

import java.util.List;

/**
 * Somebody who does what a row measures.
 *
 * @param who its name in the report
 * @param program what measures it
 * @param goal how many times as good as it Plait is to be, 0 for none
 * @param upTo the greatest size that it is measured at
 */
record Side(String who, Program program, double goal, long upTo) {
  /** A peer without a goal, measured at all sizes. */
  static Side of(String who, Program program) {
    return new Side(who, program, 0, Long.MAX_VALUE);
  }

  /** A figure of ours for which other programs are started. */
  static Side needing(String who, Class<? extends Figures> type, String figure, String... others) {
    Command command = new Java(type, figure, List.of());
    for (String other : others) {
      command = new Needing(command, other);
    }
    return of(who, command);
  }

  static Side java(String who, Class<? extends Figures> type, String figure, String... options) {
    return of(who, new Java(type, figure, List.of(options)));
  }

  static Side python(String who, String script, String figure) {
    return of("Python " + who, new Python(script, figure));
  }

  /** The same with a goal. */
  Side goal(double times) {
    return new Side(who, program, times, upTo);
  }

  /** The same, measured at no greater size. */
  Side upTo(long size) {
    return new Side(who, program, goal, size);
  }

  Side onOneCore() {
    return program instanceof Command command
        ? new Side(who, new OnOneCore(command), goal, upTo)
        : this;
  }
}
