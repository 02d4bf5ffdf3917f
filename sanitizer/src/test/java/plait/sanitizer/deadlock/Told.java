package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding as the text report has it.
 *
 * @param program the class of the program that it is about
 * @param words its kind and what it is about, as a verdict names them, sorted
 */
record Told(String program, String words) {
  private static final String LINE = "=".repeat(80) + "\n";
  private static final Pattern FRAME =
      Pattern.compile("^ +at ([A-Z][A-Za-z0-9]*)[.$]", Pattern.MULTILINE);
  private static final Pattern HEAD =
      Pattern.compile("^([A-Z-][A-Z -]+) \\d+: (.*)$", Pattern.MULTILINE);
  private static final Pattern THREAD =
      Pattern.compile("^  (?:virtual )?thread \"([^\"]*)\" #\\d+$", Pattern.MULTILINE);
  private static final Map<String, String> KINDS =
      Map.of(
          "LOCK ORDER", "LOCK-ORDER",
          "DEAD-LOCK", "DEADLOCK",
          "WAIT UNDER A LOCK", "NESTED-MONITOR",
          "LOCK NEVER RELEASED", "LEAKED-LOCK",
          "NOBODY LEFT", "HANG",
          "POOL STARVED", "STARVATION");

  /** All findings of a report. */
  static List<Told> in(String report) {
    List<Told> all = new ArrayList<>();
    for (String part : report.split(LINE, -1)) {
      Matcher head = HEAD.matcher(part);
      Matcher frame = FRAME.matcher(part);
      if (head.find() && frame.find()) {
        List<String> names = new ArrayList<>();
        String title = head.group(2);
        if (title.contains(" are taken in ")) {
          names.addAll(
              List.of(title.substring(0, title.indexOf(" are taken in ")).split(", ", -1)));
        } else {
          THREAD.matcher(part).results().forEach(m -> names.add(m.group(1)));
          Matcher lock =
              Pattern.compile("waits for (\\S+), which|^(\\S+) is held by").matcher(title);
          if (lock.find()) {
            names.add(lock.group(1) == null ? lock.group(2) : lock.group(1));
          }
        }
        all.add(new Told(frame.group(1), sorted(KINDS.get(head.group(1)), names)));
      }
    }
    return all;
  }

  static String sorted(String kind, List<String> names) {
    List<String> words = new ArrayList<>(names);
    words.sort(Comparator.naturalOrder());
    return kind + " " + String.join(" ", words);
  }
}
