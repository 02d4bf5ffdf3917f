package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import plait.Latch;
import plait.Threads;

/** What a task did before it counted down happens-before what others do after the opening. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "what was done before is seen")
@Outcome(expect = FORBIDDEN, desc = "what was done before is not seen")
@State
public class LatchPublishes {
  private final Latch latch = Threads.latch(1);
  private int plain;

  @Actor
  public void before() {
    plain = 1;
    latch.countDown();
  }

  @Actor
  public void after(I_Result result) {
    latch.await();
    result.r1 = plain;
  }
}
