package plait.internal.lock;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Blocker;
import plait.internal.thread.Strands;

/** Parts of the text forms. */
public final class Texts {
  private static final int SHOWN = 3;

  private Texts() {}

  public static String holder(@Nullable Thread holder) {
    return holder == null ? "free" : "held by " + Strands.nameOf(holder);
  }

  /** Who holds what could not be had, as far as that is known: {@code ": payer holds it"}. */
  public static String holders(Blocker wanted) {
    Blocker.Releasers releasers = wanted.releasers(Thread.currentThread());
    if (!releasers.known()) {
      return "";
    }
    List<Thread> holders = releasers.threads().stream().distinct().toList();
    return holders.stream()
        .limit(SHOWN)
        .map(holder ->
            wanted.heldBy(Strands.nameOf(holder)) + (holder.isAlive() ? "" : " and has ended"))
        .collect(joining(", ", ": ", holders.size() > SHOWN ? ", ..." : ""));
  }

  public static String waiting(int waiters) {
    return waiters == 0 ? "" : ", " + waiters + " waiting";
  }
}
