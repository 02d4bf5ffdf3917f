package plait.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One line of a check-up.
 *
 * @param topic what was looked at
 * @param text what was found
 * @param fix what to do when it is not good enough; null when it is
 */
record Finding(String topic, String text, @Nullable String fix) {

  static Finding fine(String topic, String text) {
    return new Finding(topic, text, null);
  }

  static Finding missing(String topic, String text, String fix) {
    return new Finding(topic, text, fix);
  }

  boolean isFine() {
    return fix == null;
  }

  @Override
  public String toString() {
    String line = "%-8s %-16s %s%n".formatted(isFine() ? "ok" : "MISSING", topic, text);
    return isFine() ? line : line + "%-8s %-16s fix: %s%n".formatted("", "", fix);
  }
}
