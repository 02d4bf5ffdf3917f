package plait.sanitizer.deadlock;

import java.util.List;

/**
 * Something to report.
 *
 * @param kind what it is
 * @param title in one line
 * @param names the locks or threads that it is about, for those who sort findings
 * @param parts what each thread has to do with it
 * @param advice what to do
 * @param hangs whether threads wait for ever because of it, at this moment
 */
public record Finding(
    Kind kind, String title, List<String> names, List<Part> parts, String advice, boolean hangs) {
  /** What was found. */
  public enum Kind {
    LOCK_ORDER("LOCK ORDER"),
    DEADLOCK("DEAD-LOCK"),
    NESTED_MONITOR("WAIT UNDER A LOCK"),
    LEAKED_LOCK("LOCK NEVER RELEASED"),
    HANG("NOBODY LEFT"),
    STARVATION("POOL STARVED");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** What one thread does or did. */
  public record Part(String who, List<Step> steps) {}

  /** Something done at one place. */
  public record Step(String what, List<StackTraceElement> stack) {}
}
