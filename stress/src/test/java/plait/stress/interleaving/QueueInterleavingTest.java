package plait.stress.interleaving;

import static plait.stress.interleaving.Interleavings.explored;
import static plait.stress.interleaving.Interleavings.linearizable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import plait.QueueShutDownException;
import plait.Threads;
import plait.WorkQueue;

/** The four kinds of queues: first what never waits, then what waits. */
class QueueInterleavingTest {

  public static class Fifo extends QueueOperations {
    public Fifo() {
      super(Threads.queue("q", 2));
    }
  }

  public static class SequentialFifo extends SequentialQueue {
    public SequentialFifo() {
      super(2);
    }

    @Override
    protected int place(List<Integer> items, int item) {
      return items.size();
    }
  }

  @Test
  void fifoIsLinearizable() {
    linearizable(Fifo.class, SequentialFifo.class);
  }

  public static class Stack extends QueueOperations {
    public Stack() {
      super(Threads.stack(2));
    }
  }

  public static class SequentialStack extends SequentialQueue {
    public SequentialStack() {
      super(2);
    }

    @Override
    protected int place(List<Integer> items, int item) {
      return 0;
    }
  }

  @Test
  void stackIsLinearizable() {
    linearizable(Stack.class, SequentialStack.class);
  }

  public static class Priority extends QueueOperations {
    public Priority() {
      super(Threads.priorityQueue(2, Comparator.naturalOrder()));
    }
  }

  public static class SequentialPriority extends SequentialQueue {
    public SequentialPriority() {
      super(2);
    }

    @Override
    protected int place(List<Integer> items, int item) {
      return (int) items.stream().filter(other -> other <= item).count();
    }
  }

  @Test
  void priorityQueueIsLinearizable() {
    linearizable(Priority.class, SequentialPriority.class);
  }

  /** Two put, and one takes both. */
  public abstract static class TwoPutTwoTake extends Program {
    private final WorkQueue<Integer> queue;
    private final List<Integer> taken = new ArrayList<>();

    protected TwoPutTwoTake(WorkQueue<Integer> queue) {
      this.queue = queue;
    }

    @Operation(runOnce = true)
    public void putOne() {
      act(() -> queue.put(1));
    }

    @Operation(runOnce = true)
    public void putTwo() {
      act(() -> queue.put(2));
    }

    @Operation(runOnce = true)
    public void take() {
      act(() -> {
        taken.add(queue.take());
        taken.add(queue.take());
      });
    }

    @Override
    protected boolean reached() {
      return oneAndTwo(taken) && queue.poll() == null;
    }
  }

  private static boolean oneAndTwo(Collection<Integer> items) {
    return items.size() == 2 && items.contains(1) && items.contains(2);
  }

  public static class ThroughQueue extends TwoPutTwoTake {
    public ThroughQueue() {
      super(Threads.queue("q", 1));
    }
  }

  @Test
  void fullQueueWaitsForRoom() {
    explored(3, ThroughQueue.class);
  }

  public static class ThroughStack extends TwoPutTwoTake {
    public ThroughStack() {
      super(Threads.stack(1));
    }
  }

  @Test
  void fullStackWaitsForRoom() {
    explored(3, ThroughStack.class);
  }

  public static class ThroughHandover extends TwoPutTwoTake {
    public ThroughHandover() {
      super(Threads.handover());
    }
  }

  @Test
  void handoverWaitsForEachOther() {
    explored(3, ThroughHandover.class);
  }

  public static class TwoTakers extends Program {
    private final WorkQueue<Integer> queue = Threads.queue("q", 4);
    private final Queue<Integer> taken = new ConcurrentLinkedQueue<>();

    @Operation(runOnce = true)
    public void takeOne() {
      act(() -> taken.add(queue.take()));
    }

    @Operation(runOnce = true)
    public void takeAnother() {
      act(() -> taken.add(queue.take()));
    }

    @Operation(runOnce = true)
    public void put() {
      act(() -> {
        queue.put(1);
        queue.put(2);
      });
    }

    @Override
    protected boolean reached() throws Exception {
      return oneAndTwo(taken);
    }
  }

  @Test
  void twoTakersAreBothWoken() {
    explored(3, TwoTakers.class);
  }

  public static class Shutdown extends Program {
    private final WorkQueue<Integer> queue = Threads.queue("q", 1);
    private final Queue<Integer> taken = new ConcurrentLinkedQueue<>();

    private void takeAll() throws InterruptedException {
      while (true) {
        try {
          taken.add(queue.take());
        } catch (QueueShutDownException e) {
          return;
        }
      }
    }

    @Operation(runOnce = true)
    public void take() {
      act(this::takeAll);
    }

    @Operation(runOnce = true)
    public void takeToo() {
      act(this::takeAll);
    }

    @Operation(runOnce = true)
    public void put() {
      act(() -> {
        queue.put(1);
        queue.shutdown();
      });
    }

    @Override
    protected boolean reached() throws Exception {
      return List.copyOf(taken).equals(List.of(1));
    }
  }

  @Test
  void shutdownWakesWhoWaits() {
    explored(3, Shutdown.class);
  }

  public static class Joined extends Program {
    private final WorkQueue<Integer> queue = Threads.queue("q", 2);
    private volatile boolean done;

    public Joined() {
      queue.add(1);
    }

    @Operation(runOnce = true)
    public void join() {
      act(() -> {
        queue.join();
        if (!done) {
          throw new AssertionError("join came back early");
        }
      });
    }

    @Operation(runOnce = true)
    public void work() {
      act(() -> {
        queue.take();
        done = true;
        queue.taskDone();
      });
    }

    @Override
    protected boolean reached() throws Exception {
      return queue.unfinished() == 0;
    }
  }

  @Test
  void joinReturnsWhenAllIsDone() {
    explored(2, Joined.class);
  }

  public static class Selected extends Program {
    private final WorkQueue<Integer> left = Threads.queue("left", 1);
    private final WorkQueue<Integer> right = Threads.queue("right", 1);
    private final List<Integer> taken = new ArrayList<>();

    @Operation(runOnce = true)
    public void putLeft() {
      act(() -> left.put(1));
    }

    @Operation(runOnce = true)
    public void putRight() {
      act(() -> right.put(2));
    }

    @Operation(runOnce = true)
    public void select() {
      act(() -> {
        var selection = Threads.<Integer>select();
        selection.take(left, item -> item).take(right, item -> item);
        taken.add(selection.await());
      });
    }

    @Override
    protected boolean reached() throws Exception {
      return taken.size() + left.size() + right.size() == 2 && taken.size() == 1;
    }
  }

  @Test
  void selectTakesOneItemOnly() {
    explored(3, Selected.class);
  }
}
