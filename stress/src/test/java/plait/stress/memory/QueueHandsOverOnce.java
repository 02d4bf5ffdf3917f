package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import plait.Threads;
import plait.WorkQueue;

/** Two takers and one item: exactly one of them gets it. */
@JCStressTest
@Outcome(
    id = {"7, 0", "0, 7"},
    expect = ACCEPTABLE,
    desc = "one of them got it")
@Outcome(expect = FORBIDDEN, desc = "both got it, or none")
@State
public class QueueHandsOverOnce {
  private final WorkQueue<Integer> queue = Threads.queue(2);

  public QueueHandsOverOnce() {
    queue.add(7);
  }

  private int poll() {
    Integer item = queue.poll();
    return item == null ? 0 : item;
  }

  @Actor
  public void first(II_Result result) {
    result.r1 = poll();
  }

  @Actor
  public void second(II_Result result) {
    result.r2 = poll();
  }
}
