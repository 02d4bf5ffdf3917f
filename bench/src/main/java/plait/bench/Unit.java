package plait.bench;

/** What a figure counts, and whether more of it is better. */
enum Unit {
  NANOS("ns", false),
  MICROS("µs", false),
  MILLIS("ms", false),
  CPU_MILLIS("ms of processor time", false),
  SECONDS("s", false),
  BYTES("bytes", false),
  MEGABYTES("MB", false),
  PER_SECOND("per second", true),
  SPEED_UP("times as fast as one", true),
  TIMES_THE_TIME("times the time", false);

  private final String text;
  private final boolean more;

  Unit(String text, boolean more) {
    this.text = text;
    this.more = more;
  }

  String text() {
    return text;
  }

  boolean more() {
    return more;
  }
}
