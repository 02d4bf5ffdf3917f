package plait.stress.interleaving;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.QueueShutDownException;

/** The same as {@link QueueOperations}, for one thread: a list with its first item in front. */
public abstract class SequentialQueue {
  private final int capacity;
  private final List<Integer> items = new ArrayList<>();
  private boolean closed;

  protected SequentialQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Where an item belongs. */
  protected abstract int place(List<Integer> items, int item);

  public boolean offer(int item) {
    if (closed) {
      throw new QueueShutDownException("closed");
    }
    if (items.size() == capacity) {
      return false;
    }
    items.add(place(items, item), item);
    return true;
  }

  public @Nullable Integer poll() {
    return items.isEmpty() ? null : items.removeFirst();
  }

  public @Nullable Integer peek() {
    return items.isEmpty() ? null : items.getFirst();
  }

  public boolean remove(int item) {
    return items.remove((Object) item);
  }

  public List<Integer> snapshot() {
    return List.copyOf(items);
  }

  public List<Integer> drain() {
    List<Integer> all = List.copyOf(items);
    items.clear();
    return all;
  }

  public void shutdown() {
    closed = true;
  }

  public List<Integer> shutdownNow() {
    closed = true;
    return drain();
  }
}
