package plait.sanitizer.deadlock;

import java.util.List;
import java.util.function.Function;
import plait.sanitizer.deadlock.Finding.Part;
import plait.sanitizer.deadlock.Finding.Step;

/** A finding in words. */
public final class FindingText {
  private static final String LINE = "=".repeat(80) + "\n";

  private FindingText() {}

  /**
   * In words.
   *
   * @param sources gives the source line of a frame, or null
   */
  public static String words(
      Finding finding, int number, Function<StackTraceElement, String> sources) {
    StringBuilder to = new StringBuilder(LINE);
    to.append(finding.kind().words())
        .append(' ')
        .append(number)
        .append(": ")
        .append(finding.title())
        .append("\n\n");
    for (Part part : finding.parts()) {
      to.append("  ").append(part.who()).append('\n');
      for (Step step : part.steps()) {
        to.append("    ").append(step.what()).append('\n');
        stack(to, step.stack(), sources);
      }
      to.append('\n');
    }
    return to.append("  ").append(finding.advice()).append('\n').append(LINE).toString();
  }

  /** The line at the end. */
  public static String summary(List<Finding> findings) {
    int hanging = (int) findings.stream().filter(Finding::hangs).count();
    int others = findings.size() - hanging;
    return "plait-sanitizer: "
        + (hanging == 0 ? "no dead-lock" : hanging == 1 ? "1 dead-lock" : hanging + " dead-locks")
        + (others == 0 ? "" : ", " + others + (others == 1 ? " way" : " ways") + " to get into one")
        + "; watched "
        + Sites.count()
        + " places that lock or wait\n";
  }

  private static void stack(
      StringBuilder to,
      List<StackTraceElement> stack,
      Function<StackTraceElement, String> sources) {
    for (int i = 0; i < stack.size(); i++) {
      to.append("      at ").append(frame(stack.get(i)));
      String source = i == 0 ? sources.apply(stack.get(i)) : null;
      if (source != null) {
        to.append("      | ").append(source);
      }
      to.append('\n');
    }
  }

  /** As a stack trace shows it, without the name of the module. */
  public static String frame(StackTraceElement frame) {
    String where =
        frame.getFileName() == null
            ? "unknown source"
            : frame.getLineNumber() < 0
                ? frame.getFileName()
                : frame.getFileName() + ":" + frame.getLineNumber();
    return frame.getClassName() + "." + frame.getMethodName() + "(" + where + ")";
  }
}
