package plait.sanitizer.report;

import java.util.ArrayList;
import java.util.List;
import plait.sanitizer.runtime.Race;

/** What would have ordered the two sides of a race. */
final class Advice {
  private Advice() {}

  static String of(Race race) {
    List<String> one = race.later().locks();
    List<String> two = race.earlier().locks();
    if (one.isEmpty() && two.isEmpty()) {
      return "Nothing orders the two. What would: one lock held at both; a volatile variable or an atomic; a hand-over,"
          + " such as join, Future.get or a queue.";
    }
    if (one.isEmpty() || two.isEmpty()) {
      List<String> held = one.isEmpty() ? two : one;
      return "Only one side holds a lock. What would order the two: "
          + held.get(held.size() - 1)
          + " at both.";
    }
    List<String> both = new ArrayList<>(one);
    both.retainAll(two);
    if (!both.isEmpty()) {
      return "Both hold "
          + both.get(0)
          + ", which does not keep them apart: a read lock is shared. Writing needs the write lock.";
    }
    return "They hold different locks. What would order the two: the same one at both.";
  }
}
