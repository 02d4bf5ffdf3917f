package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import plait.Task;
import plait.Threads;

/** Of two cancels one wins, and an action registered before runs exactly once. */
@JCStressTest
@Outcome(
    id = {"1, 0, 1", "0, 1, 1"},
    expect = ACCEPTABLE,
    desc = "one of them won, the action ran once")
@Outcome(expect = FORBIDDEN, desc = "both won, or none, or the action was lost, or ran twice")
@State
public class CancelOnce {
  private final Task<Integer> task = Threads.daemon().of(() -> 1);
  private final AtomicInteger runs = new AtomicInteger();

  public CancelOnce() {
    var _ = task.token().onCancel(runs::incrementAndGet);
  }

  @Actor
  public void first(III_Result result) {
    result.r1 = task.cancel() ? 1 : 0;
  }

  @Actor
  public void second(III_Result result) {
    result.r2 = task.cancel() ? 1 : 0;
  }

  @Arbiter
  public void count(III_Result result) {
    result.r3 = runs.get();
  }
}
