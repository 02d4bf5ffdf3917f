package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The threads that stand still and who keeps whom from going on; the search for rings in that. */
final class Waits {
  private final List<Stuck> stuck;

  Waits(List<Stuck> stuck) {
    this.stuck = stuck;
  }

  /**
   * Those who would have to act before a thread can go on, as far as they stand still themselves.
   */
  List<Stuck> keepersOf(Stuck one) {
    List<Stuck> keepers = new ArrayList<>();
    for (Stuck other : stuck) {
      if (keeps(other, one)) {
        keepers.add(other);
      }
    }
    return keepers;
  }

  private static boolean keeps(Stuck other, Stuck one) {
    return switch (one.waitsFor()) {
      case null -> other.keeps(one) || other.isBefore(one);
      case Thread awaited -> other.thread() == awaited;
      case Initialisers.Running awaited -> other.thread() == awaited.by();
      case Tasks.Running awaited -> other.thread() == awaited.by();
      default -> Notifiers.of(one.waitsFor()) == other.strand() && one.keeps(other);
    };
  }

  /** All rings, each once. */
  List<List<Stuck>> rings() {
    List<List<Stuck>> rings = new ArrayList<>();
    Set<Stuck> done = new HashSet<>();
    for (Stuck one : stuck) {
      List<Stuck> ring = done.contains(one) ? null : ring(one, new ArrayList<>(), new HashSet<>());
      if (ring != null && ring.stream().noneMatch(done::contains)) {
        rings.add(ring);
        done.addAll(ring);
      }
    }
    return rings;
  }

  private List<Stuck> ring(Stuck at, List<Stuck> path, Set<Stuck> visited) {
    int seen = path.indexOf(at);
    if (seen >= 0) {
      return List.copyOf(path.subList(seen, path.size()));
    }
    if (!visited.add(at)) {
      return null;
    }
    path.add(at);
    for (Stuck keeper : keepersOf(at)) {
      List<Stuck> ring = ring(keeper, path, visited);
      if (ring != null) {
        return ring;
      }
    }
    path.removeLast();
    return null;
  }
}
