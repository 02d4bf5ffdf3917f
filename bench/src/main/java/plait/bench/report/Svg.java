package plait.bench.report;

import java.util.Locale;

/** A drawing that is written piece by piece. It suits a light and a dark page. */
final class Svg {
  private static final String STYLE =
      """
        <style>
          text { font: 12px system-ui, sans-serif; fill: #24292f; }
          .title { font-size: 16px; font-weight: 600; }
          .small { font-size: 11px; fill: #57606a; }
          .page { fill: #ffffff; }
          .axis { stroke: #57606a; fill: none; }
          .grid { stroke: #d0d7de; fill: none; }
          .error { stroke: #24292f; stroke-width: 1.5; fill: none; }
          .goal { stroke: #cf222e; stroke-width: 2; fill: none; }
          .good { fill: #4f8fc0; }
          .bad { fill: #c9793f; }
          .line { fill: none; stroke-width: 2; }
          .s0 { stroke: #0072b2; } .s1 { stroke: #d55e00; } .s2 { stroke: #009e73; } .s3 { stroke: #a05080; }
          .d0 { fill: #0072b2; } .d1 { fill: #d55e00; } .d2 { fill: #009e73; } .d3 { fill: #a05080; }
          .s1 { stroke-dasharray: 7 3; } .s2 { stroke-dasharray: 2 3; } .s3 { stroke-dasharray: 9 3 2 3; }
          .mark { stroke-dasharray: none; stroke-width: 1.5; fill: none; }
          @media (prefers-color-scheme: dark) {
            text { fill: #d1d7e0; }
            .small { fill: #9198a1; }
            .page { fill: #0d1117; }
            .axis { stroke: #9198a1; }
            .grid { stroke: #30363d; }
            .error { stroke: #d1d7e0; }
            .s0 { stroke: #56b4e9; } .d0 { fill: #56b4e9; }
            .s2 { stroke: #2fbf94; } .d2 { fill: #2fbf94; }
            .s3 { stroke: #cc79a7; } .d3 { fill: #cc79a7; }
          }
        </style>
      """;

  private final StringBuilder out = new StringBuilder();

  /**
   * An empty page.
   *
   * @param title also what a screen reader says first
   * @param description what it says then
   */
  Svg(int width, int height, String title, String description) {
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
            .formatted(width, height, width, height));
    out.append("  <title>").append(escaped(title)).append("</title>\n");
    out.append("  <desc>").append(escaped(description)).append("</desc>\n");
    out.append(STYLE);
    rectangle("page", 0, 0, width, height);
    text("title", "start", 16, 26, title);
  }

  void text(String style, String anchor, double x, double y, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "  <text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">",
            style,
            anchor,
            x,
            y));
    out.append(escaped(text)).append("</text>\n");
  }

  /** A text that reads upwards. */
  void upright(String style, double x, double y, String text) {
    out.append(
        String.format(
            Locale.ROOT,
            "  <text class=\"%s\" text-anchor=\"middle\" transform=\"translate(%.1f %.1f) rotate(-90)\">",
            style,
            x,
            y));
    out.append(escaped(text)).append("</text>\n");
  }

  void rectangle(String style, double x, double y, double width, double height) {
    out.append(
        String.format(
            Locale.ROOT,
            "  <rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
            style,
            x,
            y,
            width,
            height));
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    out.append(
        String.format(
            Locale.ROOT,
            "  <line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            style,
            x1,
            y1,
            x2,
            y2));
  }

  void circle(String style, double x, double y, double radius) {
    out.append(
        String.format(
            Locale.ROOT,
            "  <circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>\n",
            style,
            x,
            y,
            radius));
  }

  /** A line from the least to the greatest figure, with an end at both. */
  void errorAcross(String style, double from, double to, double y) {
    line(style, from, y, to, y);
    line(style, from, y - 3, from, y + 3);
    line(style, to, y - 3, to, y + 3);
  }

  /** The same, upwards. */
  void errorUp(String style, double x, double from, double to) {
    line(style, x, from, x, to);
    line(style, x - 3, from, x + 3, from);
    line(style, x - 3, to, x + 3, to);
  }

  @Override
  public String toString() {
    return out + "</svg>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
