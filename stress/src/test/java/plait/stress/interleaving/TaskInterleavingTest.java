package plait.stress.interleaving;

import static plait.stress.interleaving.Interleavings.explored;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import plait.Event;
import plait.Target;
import plait.Task;
import plait.Threads;

/** The life of tasks. On platform threads: Lincheck cannot follow virtual ones. */
class TaskInterleavingTest {

  private static <T> Task<T> task(Target<T> body) {
    return Threads.platform().daemon().named("t").of(body);
  }

  public static class Joined extends Program {
    private final Task<Integer> task = task(() -> 7);
    private volatile int result;

    @Operation(runOnce = true)
    public void run() {
      act(() -> {
        task.start();
        result = task.join();
      });
    }

    @Operation(runOnce = true)
    public void poll() {
      act(() -> task.isDone());
    }

    @Override
    protected boolean reached() throws Exception {
      return result == 7 && task.isDone();
    }
  }

  @Test
  void joinReturnsTheResult() {
    explored(2, Joined.class);
  }

  public static class Cancelled extends Program {
    private final Task<Integer> task = task(() -> 7);
    private volatile boolean cancelled;
    private volatile boolean refused;
    private volatile boolean succeeded;

    @Operation(runOnce = true)
    public void run() {
      act(() -> {
        try {
          task.start();
          succeeded = task.join() == 7;
        } catch (IllegalStateException e) { // CancelledException is one
          refused = true;
        }
      });
    }

    @Operation(runOnce = true)
    public void cancel() {
      act(() -> cancelled = task.cancel());
    }

    @Override
    protected boolean reached() throws Exception {
      return cancelled == refused && succeeded != refused && !task.isAlive();
    }
  }

  @Test
  void cancelOrResultButNotBoth() {
    explored(2, Cancelled.class);
  }

  public static class CancelledTwice extends Program {
    private final Task<Integer> task = task(() -> 7);
    private final AtomicInteger wins = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();

    public CancelledTwice() {
      var _ = task.token().onCancel(runs::incrementAndGet);
    }

    @Operation(runOnce = true)
    public void cancel() {
      act(() -> wins.addAndGet(task.cancel() ? 1 : 0));
    }

    @Operation(runOnce = true)
    public void cancelToo() {
      act(() -> wins.addAndGet(task.cancel() ? 1 : 0));
    }

    @Override
    protected boolean reached() throws Exception {
      return wins.get() == 1 && runs.get() == 1;
    }
  }

  @Test
  void ofTwoCancelsOneWins() {
    explored(2, CancelledTwice.class);
  }

  public static class CancelledWait extends Program {
    private final Event event = Threads.event("e");
    private final Task<Integer> task = task(this::body);

    private int body() {
      event.await();
      return 7;
    }

    @Operation(runOnce = true)
    public void cancel() {
      act(() -> {
        task.start();
        task.cancel();
        task.await();
      });
    }

    @Override
    protected boolean reached() throws Exception {
      return task.isCancelled() && !task.isAlive();
    }
  }

  @Test
  void cancelEndsAWait() {
    explored(1, CancelledWait.class);
  }

  public static class CalledBack extends Program {
    private final AtomicInteger calls = new AtomicInteger();
    private final Task<Integer> task = task(() -> 7);

    @Operation(runOnce = true)
    public void run() {
      act(() -> {
        task.start().await();
        task.thread().orElseThrow().join(); // callbacks run after the end is seen
      });
    }

    @Operation(runOnce = true)
    public void add() {
      act(() -> task.onDone(_ -> calls.incrementAndGet()));
    }

    @Override
    protected boolean reached() throws Exception {
      return calls.get() == 1;
    }
  }

  @Test
  void callbackRunsOnce() {
    explored(2, CalledBack.class);
  }
}
