package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import plait.CancelToken;
import plait.Threads;

/** An action that is registered while its token is cancelled runs exactly once. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "it ran once")
@Outcome(expect = FORBIDDEN, desc = "it was lost, or ran twice")
@State
public class CancelActionRuns {
  private final CancelToken token = Threads.cancelToken();
  private final AtomicInteger runs = new AtomicInteger();

  @Actor
  public void register() {
    var _ = token.onCancel(runs::incrementAndGet);
  }

  @Actor
  public void cancel() {
    token.cancel();
  }

  @Arbiter
  public void count(I_Result result) {
    result.r1 = runs.get();
  }
}
