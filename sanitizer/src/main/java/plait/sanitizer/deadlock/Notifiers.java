package plait.sanitizer.deadlock;

import java.lang.ref.WeakReference;

/**
 * Who notified last, for some thousand conditions: of those that meet in one place of the table the
 * latest.
 */
final class Notifiers {
  private record Note(WeakReference<Object> condition, Strand by) {}

  private static final Note[] TABLE = new Note[1 << 12];

  private Notifiers() {}

  static void note(Object condition) {
    if (condition == null) {
      return;
    }
    Strand me = Strands.current();
    int at = System.identityHashCode(condition) & TABLE.length - 1;
    Note known = TABLE[at];
    if (known == null || known.by != me || known.condition.get() != condition) {
      TABLE[at] = new Note(new WeakReference<>(condition), me);
    }
  }

  /** The thread that notified last; null if there was none or it is forgotten. */
  static Strand of(Object condition) {
    Note known = TABLE[System.identityHashCode(condition) & TABLE.length - 1];
    return known != null && known.condition.get() == condition ? known.by : null;
  }
}
