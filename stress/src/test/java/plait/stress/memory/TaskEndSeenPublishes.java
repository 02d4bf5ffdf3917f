package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import plait.Task;
import plait.Threads;

/** Seeing a task ended without waiting for it orders as much as joining does. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "it has ended, and its work is seen")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "it has not ended yet")
@Outcome(expect = FORBIDDEN, desc = "the work of an ended task is not seen")
@State
public class TaskEndSeenPublishes {
  private int inBody;
  private final Task<?> task = Threads.daemon().of(() -> inBody = 1);

  @Actor
  public void start() {
    task.start().await();
  }

  @Actor
  public void look(I_Result result) {
    result.r1 = task.isDone() ? inBody : -1;
  }
}
