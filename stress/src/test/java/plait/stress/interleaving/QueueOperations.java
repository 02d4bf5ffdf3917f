package plait.stress.interleaving;

import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import plait.WorkQueue;

/** What can be done with a queue without waiting. */
public abstract class QueueOperations {
  private final WorkQueue<Integer> queue;

  protected QueueOperations(WorkQueue<Integer> queue) {
    this.queue = queue;
  }

  @Operation
  public boolean offer(@Param(gen = IntGen.class, conf = "1:5") int item) {
    return queue.offer(item);
  }

  @Operation
  public @Nullable Integer poll() {
    return queue.poll();
  }

  @Operation
  public @Nullable Integer peek() {
    return queue.peek();
  }

  @Operation
  public boolean remove(@Param(gen = IntGen.class, conf = "1:5") int item) {
    return queue.remove((Object) item);
  }

  @Operation
  public List<Integer> snapshot() {
    return queue.snapshot();
  }

  @Operation
  public List<Integer> drain() {
    return queue.drain();
  }

  @Operation
  public void shutdown() {
    queue.shutdown();
  }

  @Operation
  public List<Integer> shutdownNow() {
    return queue.shutdownNow();
  }
}
