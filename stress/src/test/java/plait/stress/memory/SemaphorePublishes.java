package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import plait.CountingSemaphore;
import plait.Threads;

/** What a task did before a release happens-before what the one does that acquires. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "what was done before is seen")
@Outcome(expect = FORBIDDEN, desc = "what was done before is not seen")
@State
public class SemaphorePublishes {
  private final CountingSemaphore semaphore = Threads.semaphore(0);
  private int plain;

  @Actor
  public void before() {
    plain = 1;
    semaphore.release();
  }

  @Actor
  public void after(I_Result result) {
    semaphore.acquire();
    result.r1 = plain;
  }
}
