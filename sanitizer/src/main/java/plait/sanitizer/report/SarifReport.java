package plait.sanitizer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plait.sanitizer.deadlock.Finding;
import plait.sanitizer.runtime.Access;
import plait.sanitizer.runtime.Hint;
import plait.sanitizer.runtime.Race;

/** All that was found, in SARIF 2.1.0, which code-scanning services and editors read. */
final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final Sources sources;
  private final StringBuilder to = new StringBuilder();
  private String comma = "";

  /** A place that has to do with a finding. */
  private record Place(StackTraceElement frame, String what) {}

  private SarifReport(Sources sources) {
    this.sources = sources;
  }

  static String of(List<Race> races, List<Finding> findings, List<Hint> hints, Sources sources) {
    SarifReport report = new SarifReport(sources);
    report.to.append("{\"$schema\":\"" + SCHEMA + "\",\"version\":\"2.1.0\",\"runs\":[{");
    report.to.append("\"tool\":{\"driver\":{\"name\":\"plait-sanitizer\"}},\"results\":[");
    races.forEach(report::race);
    findings.forEach(report::finding);
    hints.forEach(report::hint);
    return report.to.append("]}]}\n").toString();
  }

  private void race(Race race) {
    List<Place> places = new ArrayList<>();
    for (Access access : race.accesses()) {
      String what = (access.write() ? "write" : "read") + " by " + TextReport.who(access.thread());
      access.stack().stream().limit(1).forEach(frame -> places.add(new Place(frame, what)));
    }
    String text = "Data race on " + race.variable() + ". " + Advice.of(race);
    result("data-race", "error", text, Baseline.line(race), places);
  }

  private void finding(Finding finding) {
    List<Place> places = new ArrayList<>();
    for (Finding.Part part : finding.parts()) {
      for (Finding.Step step : part.steps()) {
        String what = part.who() + " " + step.what();
        step.stack().stream().limit(1).forEach(frame -> places.add(new Place(frame, what)));
      }
    }
    String rule = finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String level = finding.hangs() ? "error" : "warning";
    String text = finding.kind().words() + ": " + finding.title() + ". " + finding.advice();
    result(rule, level, text, Baseline.line(finding), places);
  }

  private void hint(Hint hint) {
    String rule = hint.kind().toLowerCase(Locale.ROOT).replace(' ', '-');
    String text = hint.subject() + ": " + String.join("; ", hint.lines()) + ". " + hint.advice();
    result(rule, "note", text, hint.kind() + " " + hint.subject(), List.of());
  }

  private void result(String rule, String level, String text, String print, List<Place> places) {
    to.append(comma).append("{\"ruleId\":\"").append(rule);
    to.append("\",\"level\":\"").append(level).append("\",\"message\":{\"text\":");
    JsonText.string(to, text);
    to.append("},\"partialFingerprints\":{\"plait/v1\":");
    JsonText.string(to, print);
    to.append("},\"locations\":[");
    if (!places.isEmpty()) {
      location(places.get(0));
    }
    to.append("],\"relatedLocations\":[");
    for (int i = 1; i < places.size(); i++) {
      to.append(i == 1 ? "" : ",");
      location(places.get(i));
    }
    to.append("]}");
    comma = ",";
  }

  private void location(Place place) {
    to.append("{\"message\":{\"text\":");
    JsonText.string(to, place.what);
    to.append("},\"logicalLocations\":[{\"kind\":\"function\",\"fullyQualifiedName\":");
    JsonText.string(to, place.frame.getClassName() + "." + place.frame.getMethodName());
    to.append("}]");
    String file = sources.file(place.frame);
    if (file != null) {
      to.append(",\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
      JsonText.string(to, uri(file));
      to.append("}");
      if (place.frame.getLineNumber() > 0) {
        to.append(",\"region\":{\"startLine\":").append(place.frame.getLineNumber()).append('}');
      }
      to.append('}');
    }
    to.append('}');
  }

  private static String uri(String file) {
    try {
      return new java.net.URI(null, null, file, null).getRawPath();
    } catch (java.net.URISyntaxException e) {
      return file;
    }
  }
}
