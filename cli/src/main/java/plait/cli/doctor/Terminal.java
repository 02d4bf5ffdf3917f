package plait.cli.doctor;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/** How output looks: bars and colours are for terminals only. */
final class Terminal {
  private Terminal() {}

  static Finding finding(Map<String, String> environment) {
    return Finding.fine("terminal", describe(isTerminal(), environment));
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  static String describe(boolean terminal, Map<String, String> environment) {
    if (!terminal) {
      return "none: plain lines";
    }
    String type = environment.getOrDefault("TERM", "");
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return "yes, no colours because of NO_COLOR";
    }
    if (type.isEmpty() || type.equals("dumb")) {
      return "yes, no colours because TERM is " + (type.isEmpty() ? "not set" : type);
    }
    return "yes, with colours (" + type + ")";
  }
}
