package plait.internal.progress;

import org.jspecify.annotations.Nullable;

/**
 * {@code System.out} and {@code System.err}, taken over while bars are open. A stream that the
 * program has put in their place meanwhile is left alone.
 */
final class Takeover {
  private final @Nullable PrintedAbove out;
  private final PrintedAbove err;

  Takeover(Screen screen, boolean alsoOut) {
    out = alsoOut ? new PrintedAbove(System.out, screen) : null;
    err = new PrintedAbove(System.err, screen);
    if (out != null) {
      System.setOut(out);
    }
    System.setErr(err);
  }

  void giveBack() {
    if (out != null && System.out == out) {
      System.setOut(out.original());
    }
    if (System.err == err) {
      System.setErr(err.original());
    }
  }
}
