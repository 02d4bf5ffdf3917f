package plait.internal.progress;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Bars at the end of what a terminal shows, a line each. What the program prints goes above them:
 * they are wiped before and drawn again after it.
 *
 * <p>The cursor stays visible, at the beginning of the line below the bars, so there is nothing to
 * put right however the program ends. Lines do not wrap while they are drawn, so a narrow terminal
 * cuts them.
 *
 * <p>{@code this} guards all fields. While it is held nothing but the terminal is written to, and
 * not through {@code System.err}: it is never held while the program's own streams are.
 */
final class Screen implements Display {
  private static final int MOST_LINES = 12;
  private static final long SOON = 50_000_000;
  private static final String WIPE = "\r\u001b[J";
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final OutputStream terminal;
  private final Charset charset;
  private final Style style;
  private final LongSupplier clock;
  private final List<Bar> open;
  private final List<String> left = new ArrayList<>();
  private int shown;
  private int printing;
  private boolean inLine;
  private boolean ended;
  private long drawnAt;

  Screen(OutputStream terminal, Charset charset, Style style, LongSupplier clock, List<Bar> open) {
    this.terminal = terminal;
    this.charset = charset;
    this.style = style;
    this.clock = clock;
    this.open = open;
  }

  @Override
  public synchronized void changed() {
    if (!ended) {
      draw();
    }
  }

  @Override
  public synchronized void closed(Bar bar) {
    left.add(Line.drawn(bar.state(), style));
    draw();
  }

  @Override
  public synchronized void end() {
    ended = true;
    draw();
  }

  /** Makes room for something that the program prints; {@link #printed} is called after it. */
  synchronized void print() {
    if (shown > 0) {
      write(up());
      shown = 0;
    }
    printing++;
  }

  /** Draws the bars again, at once unless they were drawn a moment ago. */
  synchronized void printed(boolean endsInLine) {
    printing--;
    inLine = endsInLine;
    if (!left.isEmpty() || clock.getAsLong() - drawnAt > SOON) {
      draw();
    }
  }

  /**
   * Draws the lines that stay, then those of the open bars. While somebody prints, it waits for the
   * end of that; and open bars wait for the end of a line that the program has begun.
   */
  private void draw() {
    boolean nothingToDo = left.isEmpty() && (inLine || (ended && shown == 0));
    if (printing > 0 || nothingToDo) {
      return;
    }
    var text = new StringBuilder(NO_WRAP).append(up());
    if (inLine) {
      text.append("\r\n");
      inLine = false;
    }
    left.forEach(line -> text.append(line).append("\r\n"));
    left.clear();
    shown = 0;
    if (!ended) {
      lines().forEach(line -> text.append(line).append("\r\n"));
    }
    write(text.append(WRAP).toString());
    drawnAt = clock.getAsLong();
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    for (Bar bar : open) {
      if (lines.size() == MOST_LINES) {
        lines.add("(and " + (open.size() - MOST_LINES) + " more)");
        break;
      }
      lines.add(Line.drawn(bar.state(), style));
    }
    shown = lines.size();
    return lines;
  }

  private String up() {
    return shown == 0 ? "" : "\u001b[" + shown + "A" + WIPE;
  }

  private void write(String text) {
    try {
      terminal.write(text.getBytes(charset));
      terminal.flush();
    } catch (IOException e) {
      ended = true; // the terminal is gone
      left.clear();
    }
  }
}
