package plait.internal.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wait of this program that has no time limit and that nothing is about to end: what a search for
 * cycles that lead through other processes looks at. Equal to others of the same wait.
 */
public final class OpenWait {
  private final Waiting waiting;

  private OpenWait(Waiting waiting) {
    this.waiting = waiting;
  }

  /** All of them, at this moment. */
  public static List<OpenWait> all() {
    List<OpenWait> open = new ArrayList<>();
    for (Waiting each : Waiting.all()) {
      if (!each.timed() && !each.thread().isInterrupted() && !each.isDoomed()) {
        open.add(new OpenWait(each));
      }
    }
    return open;
  }

  public Thread thread() {
    return waiting.thread();
  }

  /** What is waited for. */
  public Blocker on() {
    return waiting.on();
  }

  /** The only thread that can end the wait, if there is just one. */
  public Optional<Thread> onlyReleaser() {
    Blocker.Releasers releasers = on().releasers(thread());
    return releasers.known() && releasers.threads().size() == 1
        ? Optional.of(releasers.threads().getFirst())
        : Optional.empty();
  }

  /** The name of the task that waits. */
  public String task() {
    return waiting.strand().task().name();
  }

  /** The line of the program that waits. */
  public String waitsAt() {
    return Places.waitsAt(thread());
  }

  /** Says that the waiting thread holds something that others wait for, and where it took it. */
  public String holds(Blocker held) {
    return held.heldBy(task())
        + Places.takenAt(thread(), held).map(at -> ", taken " + at).orElse("");
  }

  /** Makes the wait end with an exception; false if it has ended before. */
  public boolean doom(RuntimeException reason) {
    return waiting.doom(reason);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OpenWait wait && wait.waiting == waiting;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(waiting);
  }
}
