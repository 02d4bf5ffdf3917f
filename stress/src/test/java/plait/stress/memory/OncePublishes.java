package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import plait.Once;
import plait.Threads;

/** A value is computed once, and what the computation did is seen by all who got it. */
@JCStressTest
@Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "both see it, it was computed once")
@Outcome(expect = FORBIDDEN, desc = "computed twice, or not seen")
@State
public class OncePublishes {
  private int computations;
  private int plain;
  private final Once<Integer> once = Threads.once(this::compute);

  private int compute() {
    computations++;
    plain = 1;
    return 7;
  }

  @Actor
  public void first(III_Result result) {
    result.r1 = once.get() == 7 ? plain : -1;
  }

  @Actor
  public void second(III_Result result) {
    result.r2 = once.get() == 7 ? plain : -1;
  }

  @Arbiter
  public void count(III_Result result) {
    result.r3 = computations;
  }
}
