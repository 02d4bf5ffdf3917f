package plait.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plait.bench.report.BarPlot;
import plait.bench.report.CurvePlot;
import plait.bench.report.Markdown;
import plait.bench.report.Report;
import plait.bench.report.ReportFile;

/** The files of a report: a page, its plots in a folder of the same name, and the JSON. */
final class Output {
  private final Path page;
  private final String name;

  Output(Path page) {
    this.page = page.toAbsolutePath();
    String file = page.getFileName().toString();
    name = file.endsWith(".md") ? file.substring(0, file.length() - 3) : file;
  }

  /** The JSON beside the page. */
  Path json() {
    return page.resolveSibling(name + ".json");
  }

  void write(Report report) throws IOException {
    Map<String, String> plots = plots(report);
    Path folder = page.resolveSibling(name + "-plots");
    Files.createDirectories(folder);
    for (var plot : plots.entrySet()) {
      Files.writeString(folder.resolve(plot.getKey() + ".svg"), plot.getValue());
    }
    Files.writeString(json(), ReportFile.text(report));
    Files.writeString(
        page,
        Markdown.of(
            report, plot -> plots.containsKey(plot) ? name + "-plots/" + plot + ".svg" : ""));
  }

  @Override
  public String toString() {
    return page + ", its plots and " + json().getFileName();
  }

  private static Map<String, String> plots(Report report) {
    var plots = new LinkedHashMap<String, String>();
    List<String> groups = report.rows().stream().map(Report.Row::group).distinct().toList();
    groups.forEach(group -> plots.put(group, BarPlot.of(group, report)));
    report.rows().stream()
        .filter(row -> !row.sizeOf().isEmpty())
        .forEach(row -> plots.put(row.name(), CurvePlot.of(row, report.origin())));
    plots.values().removeIf(String::isEmpty);
    return plots;
  }
}
