package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import plait.Task;
import plait.Threads;

/** A callback added while the task ends runs exactly once, and sees what the body did. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "called once, and the work is seen")
@Outcome(expect = FORBIDDEN, desc = "called twice, never, or before the end")
@State
public class CallbackSeesTask {
  private int inBody;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger seen = new AtomicInteger();
  private final Task<?> task = Threads.daemon().of(() -> inBody = 1);

  @Actor
  public void start() {
    task.start().await();
  }

  @Actor
  public void add() {
    task.onDone(_ -> {
      seen.set(inBody);
      calls.incrementAndGet();
    });
  }

  @Arbiter
  public void look(II_Result result) {
    // The end is seen by others before the callbacks have run.
    while (calls.get() == 0) {
      Thread.onSpinWait();
    }
    result.r1 = calls.get();
    result.r2 = seen.get();
  }
}
