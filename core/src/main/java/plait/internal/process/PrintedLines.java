package plait.internal.process;

import java.util.List;

/** What a task had printed before it failed: shown below its failure, as one that is suppressed. */
final class PrintedLines extends Exception {
  private static final long serialVersionUID = 1L;

  PrintedLines(List<String> lines) {
    super("\n" + String.join("\n", lines).indent(4).stripTrailing(), null, false, false);
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // its type would say nothing to who reads it
  public String toString() {
    return "it had printed:" + getMessage();
  }
}
