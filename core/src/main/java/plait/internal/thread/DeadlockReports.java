package plait.internal.thread;

import java.util.ArrayList;
import java.util.List;
import plait.DeadlockException;
import plait.DeadlockException.Link;

/** Writes down what is known of a deadlock. */
final class DeadlockReports {
  private DeadlockReports() {}

  static DeadlockException cycle(List<Waiting> cycle) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < cycle.size(); i++) {
      Waiting waiting = cycle.get(i);
      Waiting releaser = cycle.get((i + 1) % cycle.size());
      links.add(link(waiting, releaser));
    }
    return new DeadlockException(
        cycle.size() == 1
            ? "A task waits for itself:"
            : "Deadlock: " + cycle.size() + " tasks wait for each other:",
        links,
        fix(cycle.size()));
  }

  private static String fix(int tasks) {
    return tasks == 1
        ? "Do not wait here for what only this task can bring."
        : "Take locks in the same order everywhere, wait for other tasks while holding none, or"
            + " wait with a time limit.";
  }

  private static Link link(Waiting waiting, Waiting releaser) {
    String releaserName = releaser.strand().task().name();
    return new Link(
        waiting.strand().task().name(),
        waiting.on().describe(),
        Places.waitsAt(waiting.thread()),
        waiting.on().heldBy(releaserName)
            + Places.takenAt(releaser.thread(), waiting.on())
                .map(at -> ", taken " + at)
                .orElse(""));
  }
}
