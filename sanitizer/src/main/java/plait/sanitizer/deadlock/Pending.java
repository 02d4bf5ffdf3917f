package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Rings in the graph of locks that were not told of yet. They wait for a moment: if the threads of
 * one run into it, that is told instead.
 */
final class Pending {
  private static final class Ring {
    final List<Dependency> dependencies;
    int looks;

    Ring(List<Dependency> dependencies) {
      this.dependencies = dependencies;
    }
  }

  private static final List<Ring> RINGS = new ArrayList<>();

  private Pending() {}

  static synchronized void add(List<Dependency> ring) {
    RINGS.add(new Ring(List.copyOf(ring)));
  }

  /** Answers how many there were. */
  static synchronized int forgetAll() {
    int count = RINGS.size();
    RINGS.clear();
    return count;
  }

  /** Tells of those that have waited for so many looks. */
  static void look(int looks) {
    List<Ring> due = new ArrayList<>();
    synchronized (Pending.class) {
      for (Iterator<Ring> rings = RINGS.iterator(); rings.hasNext(); ) {
        Ring ring = rings.next();
        if (ring.looks++ >= looks) {
          due.add(ring);
          rings.remove();
        }
      }
    }
    for (Ring ring : due) {
      Findings.tell(Inversion.of(ring.dependencies));
    }
  }

  /** These threads wait for each other: what they would have run into, they have. */
  static synchronized void forget(List<Stuck> standing) {
    Set<Integer> threads = new HashSet<>();
    for (Stuck stuck : standing) {
      threads.add(stuck.strand().number);
    }
    RINGS.removeIf(
        ring -> ring.dependencies.stream().allMatch(one -> threads.contains(one.thread())));
  }
}
