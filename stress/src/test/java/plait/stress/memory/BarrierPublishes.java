package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import plait.Barrier;
import plait.Threads;

/** What all did before they came to a barrier happens-before what all do after it. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "each sees what the other did")
@Outcome(expect = FORBIDDEN, desc = "what was done before is not seen")
@State
public class BarrierPublishes {
  private final Barrier barrier = Threads.barrier(2);
  private int left;
  private int right;

  @Actor
  public void first(II_Result result) {
    left = 1;
    barrier.await();
    result.r1 = right;
  }

  @Actor
  public void second(II_Result result) {
    right = 1;
    barrier.await();
    result.r2 = left;
  }
}
