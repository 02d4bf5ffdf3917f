package plait.internal.thread;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the lines where a waiting thread may have taken what it holds, from its stack and the
 * classes of the program. Nothing is recorded when a lock is taken, so that free locks cost
 * nothing; the price is that several lines may come into question.
 */
final class AcquireSites {
  private static final int MOST_SITES = 4;

  private AcquireSites() {}

  /** Where the thread took something that the given types' methods take, for a message. */
  static Optional<String> of(Thread holder, List<String> takers) {
    List<String> sites = new ArrayList<>();
    boolean innermost = true;
    for (StackTraceElement frame : holder.getStackTrace()) {
      if (Places.isProgram(frame.getClassName())) {
        for (String site : sites(frame, innermost, holder, takers)) {
          if (!sites.contains(site)) {
            sites.add(site);
          }
        }
        innermost = false;
      }
    }
    return text(sites);
  }

  private static List<String> sites(
      StackTraceElement frame, boolean innermost, Thread holder, List<String> takers) {
    Set<Integer> lines =
        ClassFiles.of(frame, holder)
            .map(file -> TakenLines.in(file, frame, innermost, takers))
            .orElse(Set.of());
    return lines.stream().sorted(Comparator.reverseOrder()).map(line -> site(frame, line)).toList();
  }

  private static String site(StackTraceElement frame, int line) {
    if (line == TakenLines.UNKNOWN) {
      return "in " + frame.getClassName() + "." + frame.getMethodName();
    }
    return "at "
        + new StackTraceElement(
            null, // a loader's name would be shown, and tells nobody anything
            frame.getModuleName(),
            frame.getModuleVersion(),
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            line);
  }

  private static Optional<String> text(List<String> sites) {
    if (sites.size() < 2) {
      return sites.stream().findFirst();
    }
    List<String> shown = sites.subList(0, Math.min(sites.size(), MOST_SITES));
    return Optional.of(
        "in one of these places: "
            + String.join(", ", shown)
            + (sites.size() > MOST_SITES ? ", ..." : ""));
  }
}
