package plait.bench;

/**
 * Somebody who does what a row measures.
 *
 * @param who its name in the report
 * @param program what measures it
 * @param goal how many times as good as it Plait is to be, 0 for none
 * @param upTo the greatest size that it is measured at
 */
record Side(String who, Program program, double goal, long upTo) {
  static Side java(String who, Class<? extends Figures> type, String figure, String... options) {
    return new Side(who, new Java(type, figure, java.util.List.of(options)), 0, Long.MAX_VALUE);
  }

  static Side python(String who, String script, String figure) {
    return new Side("Python " + who, new Python(script, figure), 0, Long.MAX_VALUE);
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
