package plait.sanitizer.deadlock;

import java.util.List;

/** What those know who wait for something: a task's end, a latch, the end of a pool. */
final class Handed {
  private final List<Handed> parts;
  private volatile Past past = Past.NONE;

  Handed() {
    this(List.of());
  }

  /**
   * @param parts what all of them hand on is handed on too
   */
  Handed(List<Handed> parts) {
    this.parts = parts;
  }

  Past past() {
    Past all = past;
    for (Handed part : parts) {
      all = all.and(part.past());
    }
    return all;
  }

  void add(Past more) {
    if (more != Past.NONE) {
      merge(more);
    }
  }

  private synchronized void merge(Past more) {
    past = past.and(more);
  }
}
