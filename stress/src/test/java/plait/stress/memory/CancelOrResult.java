package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import plait.CancelledException;
import plait.Task;
import plait.Threads;

/** A cancel that races with the whole life of a task: exactly one of them wins. */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "it has a result, the cancel came too late")
@Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "it was cancelled while it ran")
@Outcome(id = "3, 1", expect = ACCEPTABLE, desc = "it was cancelled before its start")
@Outcome(expect = FORBIDDEN, desc = "both won, or none")
@State
public class CancelOrResult {
  private final Task<Integer> task = Threads.daemon().of(() -> 1);

  @Actor
  public void run(II_Result result) {
    try {
      task.start();
    } catch (IllegalStateException e) {
      result.r1 = 3;
      return;
    }
    try {
      result.r1 = task.join();
    } catch (CancelledException e) {
      result.r1 = 2;
    }
  }

  @Actor
  public void cancel(II_Result result) {
    result.r2 = task.cancel() ? 1 : 0;
  }
}
