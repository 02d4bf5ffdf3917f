package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import plait.QueueShutDownException;
import plait.Threads;
import plait.WorkQueue;

/** A put that races with a shutdown has either put its item, which is there, or nothing. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "it was put and is there")
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "it was refused and is not there")
@Outcome(expect = FORBIDDEN, desc = "an item was lost, or put by a put that failed")
@State
public class QueueShutsDown {
  private final WorkQueue<Integer> queue = Threads.queue(4);

  @Actor
  public void put(II_Result result) {
    try {
      queue.add(7);
      result.r1 = 1;
    } catch (QueueShutDownException e) {
      result.r1 = 0;
    }
  }

  @Actor
  public void shutdown() {
    queue.shutdown();
  }

  @Arbiter
  public void count(II_Result result) {
    result.r2 = queue.drain().size();
  }
}
