package plait.internal.lock;

import java.util.List;
import plait.internal.thread.Blocker;

/** What a task waits for that only it can bring: such a wait is always refused. */
record SelfWait(String describe, String why, List<String> takers) implements Blocker {

  @Override
  public Releasers releasers(Thread waiter) {
    return Releasers.only(waiter);
  }

  @Override
  public String heldBy(String releaser) {
    return why;
  }
}
