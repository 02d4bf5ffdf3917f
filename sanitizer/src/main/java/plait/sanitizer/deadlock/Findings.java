package plait.sanitizer.deadlock;

import java.util.function.Consumer;

/** Where what is found goes. */
public final class Findings {
  private static volatile Consumer<Finding> listener;

  private Findings() {}

  /** Attaches the one listener. It is called by the thread that found something, one at a time. */
  public static void listen(Consumer<Finding> to) {
    listener = to;
  }

  static void tell(Finding finding) {
    Consumer<Finding> to = listener;
    if (to != null) {
      Strand me = Strands.current();
      boolean before = me.busy;
      me.busy = true;
      try {
        synchronized (Findings.class) {
          to.accept(finding);
        }
      } finally {
        me.busy = before;
      }
    }
  }
}
