package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.List;

/**
 * Once a thread held some locks and took another one, waiting for it if need be.
 *
 * @param thread the number of the thread
 * @param who the thread, in words
 * @param epoch how many threads it had started
 * @param past what had happened before, by starts and joins
 * @param held the locks, none twice
 * @param taken where each was taken and whether it can be shared, as in {@link Strand#sites}
 * @param wanted the lock that was taken then
 * @param wantedAt where, and whether it can be shared
 * @param stack the thread's stack at that moment
 */
record Dependency(
    int thread,
    String who,
    int epoch,
    Past past,
    List<Locks.Known> held,
    List<Integer> taken,
    Locks.Known wanted,
    int wantedAt,
    Throwable stack) {

  static boolean isShared(int site) {
    return (site & 1) != 0;
  }

  boolean isSame(Dependency other) {
    return thread == other.thread
        && epoch == other.epoch
        && past == other.past
        && wantedAt == other.wantedAt
        && taken.equals(other.taken);
  }

  /**
   * Whether this one happened before the other, or the other before this one, in every run that
   * starts and joins alike.
   */
  boolean isOrdered(Dependency other) {
    return other.past.has(thread, epoch) || past.has(other.thread, other.epoch);
  }

  /** Whether a lock that both hold keeps the two apart. */
  boolean isGated(Dependency other) {
    for (int i = 0; i < held.size(); i++) {
      int at = other.held.indexOf(held.get(i));
      if (at >= 0 && !(isShared(taken.get(i)) && isShared(other.taken.get(at)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether what this one holds keeps the other from what it wants. */
  boolean stops(Dependency other) {
    int at = held.indexOf(other.wanted);
    return at >= 0 && !(isShared(taken.get(at)) && isShared(other.wantedAt));
  }

  Site heldAt(Locks.Known lock) {
    return Sites.get(taken.get(held.indexOf(lock)) >> 1);
  }

  boolean isSharedHere(Locks.Known lock) {
    return isShared(taken.get(held.indexOf(lock)));
  }

  Site wantedSite() {
    return Sites.get(wantedAt >> 1);
  }

  List<StackTraceElement> wantedStack() {
    return Stacks.shown(stack.getStackTrace());
  }

  /**
   * Where the thread was when it took a lock that it holds. It is still in the method that took it,
   * further down in the same stack, unless that method has returned.
   */
  List<StackTraceElement> heldStack(Locks.Known lock) {
    return Stacks.at(heldAt(lock), wantedStack());
  }

  /** The locks held by others than these two. */
  List<Locks.Known> heldBeside(Locks.Known lock) {
    List<Locks.Known> rest = new ArrayList<>(held);
    rest.remove(lock);
    return rest;
  }
}
