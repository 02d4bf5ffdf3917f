package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import plait.Condvar;
import plait.Threads;

/** Who waits on a condition sees what was done under its lock before the notification. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "what was done before is seen")
@Outcome(expect = FORBIDDEN, desc = "what was done before is not seen")
@State
public class ConditionPublishes {
  private final Condvar condition = Threads.condition();
  private boolean done;
  private int plain;

  @Actor
  public void signal() {
    try (var _ = condition.hold()) {
      plain = 1;
      done = true;
      condition.signal();
    }
  }

  @Actor
  public void await(I_Result result) {
    try (var _ = condition.hold()) {
      condition.awaitUntil(() -> done);
      result.r1 = plain;
    }
  }
}
