package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.List;

/** Stacks as reports show them. */
final class Stacks {
  private static final String OWN = "plait.sanitizer.";
  private static final int DEEPEST = 24;

  private Stacks() {}

  /** Without the sanitizer's own frames at the top, and not too long. */
  static List<StackTraceElement> shown(StackTraceElement[] stack) {
    List<StackTraceElement> shown = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      if (!frame.getClassName().startsWith(OWN) && shown.size() < DEEPEST) {
        shown.add(frame);
      }
    }
    return shown;
  }

  /** The part of a stack that there was at a site, or the site alone if its method has returned. */
  static List<StackTraceElement> at(Site site, List<StackTraceElement> later) {
    List<StackTraceElement> then = new ArrayList<>();
    then.add(site.element());
    for (int i = 0; i < later.size(); i++) {
      if (site.isIn(later.get(i))) {
        then.addAll(later.subList(i + 1, later.size()));
        break;
      }
    }
    return then;
  }
}
