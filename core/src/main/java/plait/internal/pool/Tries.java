package plait.internal.pool;

import plait.CancelledException;
import plait.WorkerDiedException;

/** How often a call has failed so far; confined to the thread that makes the attempts. */
final class Tries {
  private final Repeats repeats;
  private int failures;
  private int deaths;

  Tries(Repeats repeats) {
    this.repeats = repeats;
  }

  /** Counts a failed attempt; true if there may be another one. */
  boolean mayRepeat(Exception failure) {
    return switch (failure) {
      case CancelledException _ -> false;
      case plait.PoolBrokenException _ -> false;
      case WorkerDiedException died ->
          repeats.causes().contains(died.why()) && ++deaths < repeats.lives();
      default -> ++failures < repeats.attempts();
    };
  }

  /** How many attempts there were. */
  int made() {
    return failures + deaths;
  }
}
