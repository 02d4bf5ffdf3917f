package plait.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The page and the plots. */
class PageTest {
  private static final Report.Row ROW =
      Made.row(
          "row-a",
          Made.side("Plait", 0, 10.0, 11.0, 12.0),
          Made.side("Slow & <old>", 2, 110.0, 110.0, 110.0),
          Made.side("Fast", 1.5, 1.0, 1.0, 1.0),
          new Report.Side("Gone", 0, "Gone is not installed", List.of()));

  private static String page(Report report) {
    return Markdown.of(report, name -> "plots/" + name + ".svg");
  }

  @Test
  void theTableHasFiguresRatiosGoalsAndWhoIsMissing() {
    assertThat(page(Made.report(ROW)).lines())
        .contains(
            "| `row-a` | a <thing> \"x\" | Plait | 11.0 (10.0 to 12.0) ns |  |",
            "|  |  | Slow & <old> | 110 (110 to 110) ns | 10.0 (9.17 to 11.0), goal met: 2.00 |",
            "|  |  | Fast | 1.00 (1.00 to 1.00) ns | 0.091 (0.083 to 0.10), **goal not met**: 1.50 |",
            "|  |  | Gone | *Gone is not installed* |  |",
            "    ./plait bench");
  }

  @Test
  void aGoalOfPlaitsOwnFigure() {
    var row =
        new Report.Row("r", "g", "w", "times", true, 1.8, "", List.of(Made.side("Plait", 0, 1.7)));

    assertThat(page(Made.report(row))).contains("1.70 times | **goal not met**: at least 1.80 |");
  }

  @Test
  void aCurveHasALinePerSize() {
    assertThat(page(Made.report(Made.curve("c"))).lines())
        .contains(
            "![Cost of a thing](plots/c.svg)",
            "| things | Plait, ns | Peer, ns | times as good as Peer |",
            "| 1 | 6.00 (5.00 to 7.00) | 9.00 | 1.80 |",
            "| 1,000,000 | 550 (500 to 600) | – |  |");
  }

  @Test
  void barsCanBeReadAlone() throws Exception {
    Document plot = parsed(BarPlot.of("group", Made.report(ROW)));

    assertThat(texts(plot))
        .contains(
            "Plait beside its peers: group",
            "times as good as the peer (logarithmic)",
            "Slow & <old>",
            "a <thing> \"x\"",
            "10.0 ×")
        .doesNotContain("Gone");
    assertThat(classes(plot, "rect")).containsExactly("page", "good", "bad");
    assertThat(classes(plot, "line").stream().filter("goal"::equals)).hasSize(2);
    assertThat(classes(plot, "line").stream().filter("error"::equals)).hasSize(6);
    assertInside(plot);
  }

  @Test
  void curvesCanBeReadAlone() throws Exception {
    Report.Row row = Made.curve("c");
    Document plot = parsed(CurvePlot.of(row, Made.origin("full", 2)));

    assertThat(texts(plot))
        .contains(
            "Cost of a thing", "things (logarithmic)", "ns (logarithmic)", "Plait", "Peer", "1 M")
        .anyMatch(text -> text.startsWith("2026-11-23, full run, 2 cores, A <B> & C"));
    assertThat(classes(plot, "circle")).hasSize(2 + 3 + 1);
    assertThat(classes(plot, "line").stream().filter("mark s0"::equals)).hasSize(9);
    assertInside(plot);
  }

  @Test
  void withoutFiguresThereIsNoPlot() {
    assertThat(BarPlot.of("group", Made.report(Made.row("a", Made.side("Plait", 0, 1.0)))))
        .isEmpty();
    var row =
        new Report.Row(
            "c",
            "g",
            "w",
            "ns",
            false,
            0,
            "things",
            List.of(new Report.Side("Plait", 0, "failed", List.of())));
    assertThat(CurvePlot.of(row, Made.origin("full", 2))).isEmpty();
  }

  private static Document parsed(String svg) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document plot) {
    var nodes = plot.getElementsByTagName("text");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  private static List<String> classes(Document plot, String tag) {
    return attributes(plot, tag, "class");
  }

  private static List<String> attributes(Document plot, String tag, String name) {
    var nodes = plot.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getAttributes().getNamedItem(name).getNodeValue())
        .toList();
  }

  /** Everything drawn is on the page. */
  private static void assertInside(Document plot) {
    double width = Double.parseDouble(plot.getDocumentElement().getAttribute("width"));
    double height = Double.parseDouble(plot.getDocumentElement().getAttribute("height"));
    for (String x : List.of("x1", "x2")) {
      assertThat(attributes(plot, "line", x)).allMatch(at -> within(at, width));
    }
    for (String y : List.of("y1", "y2")) {
      assertThat(attributes(plot, "line", y)).allMatch(at -> within(at, height));
    }
  }

  private static boolean within(String at, double end) {
    return Double.parseDouble(at) >= 0 && Double.parseDouble(at) <= end;
  }
}
