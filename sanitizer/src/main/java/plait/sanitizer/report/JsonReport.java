package plait.sanitizer.report;

import java.util.List;
import plait.sanitizer.deadlock.Finding;
import plait.sanitizer.deadlock.FindingText;
import plait.sanitizer.runtime.Access;
import plait.sanitizer.runtime.Habits;
import plait.sanitizer.runtime.Hint;
import plait.sanitizer.runtime.Race;
import plait.sanitizer.runtime.ThreadInfo;

/** All that was found, as one JSON object. */
final class JsonReport {
  private final StringBuilder to = new StringBuilder();

  private JsonReport() {}

  static String of(
      List<Race> races, List<Finding> findings, Tally tally, Suppressions suppressions) {
    JsonReport report = new JsonReport();
    report.to.append("{\"format\":1,\"classes\":").append(tally.classes());
    report.to.append(",\"accesses\":").append(tally.accesses());
    report.to.append(",\"methodsLeftOut\":").append(tally.methodsLeftOut());
    report.to.append(",\"failed\":[");
    report.list(List.copyOf(tally.failed().keySet()));
    report.to.append("],\"suppressed\":").append(suppressions.count());
    report.to.append(",\"staleSuppressions\":[");
    report.list(suppressions.stale());
    report.to.append("],\"races\":[");
    String comma = "";
    for (Race race : races) {
      report.to.append(comma);
      report.race(race);
      comma = ",";
    }
    report.to.append("],\"hints\":[");
    comma = "";
    for (Hint hint : Habits.told()) {
      report.to.append(comma);
      report.hint(hint);
      comma = ",";
    }
    report.to.append("],\"deadlocks\":[");
    comma = "";
    for (Finding finding : findings) {
      report.to.append(comma).append(FindingText.json(finding));
      comma = ",";
    }
    return report.to.append("]}\n").toString();
  }

  private void race(Race race) {
    to.append("{\"variable\":");
    string(race.variable());
    to.append(",\"instance\":");
    string(race.instance());
    to.append(",\"times\":").append(race.times());
    to.append(",\"later\":");
    access(race.later());
    to.append(",\"earlier\":");
    access(race.earlier());
    to.append(",\"advice\":");
    string(Advice.of(race));
    to.append('}');
  }

  private void hint(Hint hint) {
    to.append("{\"kind\":");
    string(hint.kind());
    to.append(",\"subject\":");
    string(hint.subject());
    to.append(",\"seen\":[");
    list(hint.lines());
    to.append("],\"advice\":");
    string(hint.advice());
    to.append('}');
  }

  private void access(Access access) {
    to.append("{\"operation\":");
    boolean call = access.site() != null && access.site().operation() != null;
    string(call ? access.site().operation() : access.write() ? "write" : "read");
    to.append(",\"write\":").append(access.write());
    to.append(",\"exact\":").append(access.exact());
    ThreadInfo thread = access.thread();
    if (thread != null) {
      to.append(",\"thread\":{\"id\":")
          .append(thread.id())
          .append(",\"virtual\":")
          .append(thread.virtual());
      to.append(",\"name\":");
      string(thread.name());
      to.append(",\"startedBy\":");
      string(thread.starter() == null ? "" : thread.starter());
      to.append(",\"startedAt\":[");
      list(thread.startedAt().stream().map(TextReport::shown).toList());
      to.append("]}");
    }
    to.append(",\"locks\":[");
    list(access.locks());
    to.append("],\"stack\":[");
    list(access.stack().stream().map(TextReport::shown).toList());
    to.append("]}");
  }

  private void list(List<String> words) {
    String comma = "";
    for (String word : words) {
      to.append(comma);
      string(word);
      comma = ",";
    }
  }

  private void string(String text) {
    JsonText.string(to, text);
  }
}
