package plait.stress.memory;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Comparator;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import plait.Threads;
import plait.WorkQueue;

/** What a task did before a put happens-before what the one does that takes the item. */
public final class QueuePublishes {
  private QueuePublishes() {}

  /** A queue with a bound. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the taker sees what was done before the put")
  @Outcome(expect = FORBIDDEN, desc = "the item came without what was done before the put")
  @State
  public static class Bounded {
    private final WorkQueue<Integer> queue = Threads.queue(1);
    private int plain;

    @Actor
    public void put() {
      plain = 1;
      Uninterrupted.call(() -> {
        queue.put(7);
        return true;
      });
    }

    @Actor
    public void take(I_Result result) {
      int item = Uninterrupted.call(queue::take);
      result.r1 = item == 7 ? plain : -1;
    }
  }

  /** A queue without one. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the taker sees what was done before the put")
  @Outcome(expect = FORBIDDEN, desc = "the item came without what was done before the put")
  @State
  public static class Unbounded {
    private final WorkQueue<Integer> queue = Threads.queue();
    private int plain;

    @Actor
    public void put() {
      plain = 1;
      Uninterrupted.call(() -> {
        queue.put(7);
        return true;
      });
    }

    @Actor
    public void take(I_Result result) {
      int item = Uninterrupted.call(queue::take);
      result.r1 = item == 7 ? plain : -1;
    }
  }

  /** Last in, first out. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the taker sees what was done before the put")
  @Outcome(expect = FORBIDDEN, desc = "the item came without what was done before the put")
  @State
  public static class Stack {
    private final WorkQueue<Integer> queue = Threads.stack(1);
    private int plain;

    @Actor
    public void put() {
      plain = 1;
      Uninterrupted.call(() -> {
        queue.put(7);
        return true;
      });
    }

    @Actor
    public void take(I_Result result) {
      int item = Uninterrupted.call(queue::take);
      result.r1 = item == 7 ? plain : -1;
    }
  }

  /** Smallest first. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the taker sees what was done before the put")
  @Outcome(expect = FORBIDDEN, desc = "the item came without what was done before the put")
  @State
  public static class Priority {
    private final WorkQueue<Integer> queue = Threads.priorityQueue(1, Comparator.naturalOrder());
    private int plain;

    @Actor
    public void put() {
      plain = 1;
      Uninterrupted.call(() -> {
        queue.put(7);
        return true;
      });
    }

    @Actor
    public void take(I_Result result) {
      int item = Uninterrupted.call(queue::take);
      result.r1 = item == 7 ? plain : -1;
    }
  }

  /** A queue that keeps nothing. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the taker sees what was done before the put")
  @Outcome(expect = FORBIDDEN, desc = "the item came without what was done before the put")
  @State
  public static class Handover {
    private final WorkQueue<Integer> queue = Threads.handover();
    private int plain;

    @Actor
    public void put() {
      plain = 1;
      Uninterrupted.call(() -> {
        queue.put(7);
        return true;
      });
    }

    @Actor
    public void take(I_Result result) {
      int item = Uninterrupted.call(queue::take);
      result.r1 = item == 7 ? plain : -1;
    }
  }

  /** The taker looks once, without waiting. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "the taker sees what was done before the put")
  @Outcome(id = "-1", expect = ACCEPTABLE, desc = "nothing was there yet")
  @Outcome(expect = FORBIDDEN, desc = "the item came without what was done before the put")
  @State
  public static class Polled {
    private final WorkQueue<Integer> queue = Threads.queue(1);
    private int plain;

    @Actor
    public void offer() {
      plain = 1;
      queue.add(7);
    }

    @Actor
    public void poll(I_Result result) {
      result.r1 = queue.poll() == null ? -1 : plain;
    }
  }
}
