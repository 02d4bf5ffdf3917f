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

/** Seeing an event set without waiting for it orders as much as waiting does. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "it was set, and what was done before is seen")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "it was not set yet")
@Outcome(expect = FORBIDDEN, desc = "what was done before is not seen")
@State
public class EventSeenPublishes {
  private final Event event = Threads.event();
  private int plain;

  @Actor
  public void set() {
    plain = 1;
    event.set();
  }

  @Actor
  public void look(I_Result result) {
    result.r1 = event.isSet() ? plain : -1;
  }
}
