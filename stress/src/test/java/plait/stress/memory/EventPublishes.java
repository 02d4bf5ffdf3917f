package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import plait.Event;
import plait.Threads;

/** What a task did before a set happens-before what others do after they saw it. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "what was done before is seen")
@Outcome(expect = FORBIDDEN, desc = "what was done before is not seen")
@State
public class EventPublishes {
  private final Event event = Threads.event();
  private int plain;

  @Actor
  public void before() {
    plain = 1;
    event.set();
  }

  @Actor
  public void after(I_Result result) {
    event.await();
    result.r1 = plain;
  }
}
