package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import plait.Task;
import plait.Threads;

/** What is done before a start is seen by the body, and the body by who joins. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "both edges hold")
@Outcome(expect = FORBIDDEN, desc = "something is not seen")
@State
public class TaskPublishes {
  private int before;
  private int inBody;
  private final Task<Integer> task = Threads.daemon().of(this::body);

  private int body() {
    inBody = 1;
    return before;
  }

  @Actor
  public void start() {
    before = 1;
    task.start();
  }

  @Actor
  public void join(II_Result result) {
    while (task.status() == Task.Status.NEW) {
      Thread.onSpinWait();
    }
    result.r1 = task.join();
    result.r2 = inBody;
  }
}
