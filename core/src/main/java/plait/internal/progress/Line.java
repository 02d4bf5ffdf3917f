package plait.internal.progress;

import java.util.Locale;
import plait.Progress.State;

/** A bar as one line of text, in the form that {@code tqdm} has made familiar. */
final class Line {
  private static final int SHORTEST_BAR = 5;
  private static final int LONGEST_BAR = 60;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
  private static final String COLOUR = "\u001b[36m";
  private static final String NO_COLOUR = "\u001b[39m";

  private Line() {}

  /** The figures without a bar. */
  static String plain(State state) {
    return label(state) + ": " + (hasShare(state) ? percent(state) + " " : "") + figures(state);
  }

  /** The figures and, if the total is known, a bar; not wider than the style says. */
  static String drawn(State state, Style style) {
    String label = label(state);
    if (!hasShare(state)) {
      return cut(label + ": " + figures(state), style.width());
    }
    String before = ": " + percent(state);
    String figures = figures(state);
    int room = style.width() - before.length() - figures.length() - 3;
    String shownLabel = cut(label, Math.max(8, room - SHORTEST_BAR));
    int length = Math.min(LONGEST_BAR, room - shownLabel.length());
    if (length < SHORTEST_BAR) {
      return cut(shownLabel + before + " " + figures, style.width());
    }
    return shownLabel + before + "|" + bar(share(state), length, style) + "| " + figures;
  }

  private static boolean hasShare(State state) {
    return state.total() > 0 && state.count() >= 0 && state.count() <= state.total();
  }

  private static double share(State state) {
    return (double) state.count() / state.total();
  }

  /** Rounded down, so that only what is complete shows 100 %. */
  private static String percent(State state) {
    int percent = state.count() == state.total() ? 100 : Math.min(99, (int) (100 * share(state)));
    return String.format(Locale.ROOT, "%3d%%", percent);
  }

  private static String figures(State state) {
    var text = new StringBuilder(Figures.count(state.count()));
    if (state.total() >= 0) {
      text.append('/').append(Figures.count(state.total()));
    }
    text.append(" [").append(Figures.time(state.elapsed()));
    if (state.total() >= 0 && !state.closed()) {
      text.append('<').append(state.left() == null ? "?" : Figures.time(state.left()));
    }
    text.append(", ").append(Figures.rate(state.perSecond()));
    if (!state.note().isEmpty()) {
      text.append(", ").append(printable(state.note()));
    }
    return text.append(']').toString();
  }

  private static String bar(double share, int length, Style style) {
    String bar = style.blocks() ? blocks(share, length) : ascii(share, length);
    return style.colour() ? COLOUR + bar + NO_COLOUR : bar;
  }

  private static String ascii(double share, int length) {
    int full = (int) (share * length);
    return "#".repeat(full) + "-".repeat(length - full);
  }

  private static String blocks(double share, int length) {
    int eighths = (int) (share * length * 8);
    int full = eighths / 8;
    String begun = full < length ? EIGHTHS.substring(eighths % 8, eighths % 8 + 1) : "";
    return "█".repeat(full) + begun + " ".repeat(length - full - begun.length());
  }

  private static String label(State state) {
    return printable(state.label());
  }

  /** A line break or an escape code in a text would break the lines of all bars. */
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String cut(String text, int columns) {
    int length = text.codePointCount(0, text.length());
    return length <= columns
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(0, columns - 1))) + "…";
  }
}
