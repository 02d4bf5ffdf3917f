package plait.stress.control;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The twin of {@code LockExcludes} without the lock: jcstress must see the lost update. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "both count")
@Outcome(expect = FORBIDDEN, desc = "one was lost")
@State
public class LostUpdate {
  private int plain;

  @Actor
  public void first() {
    plain++;
  }

  @Actor
  public void second() {
    plain++;
  }

  @Arbiter
  public void total(I_Result result) {
    result.r1 = plain;
  }
}
