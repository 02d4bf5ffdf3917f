package plait.internal.sharedqueue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this process has taken from a ring and not yet done, by the thread that took it. All fields
 * are guarded by this object's monitor.
 */
final class Holdings {
  private static final int MOST_WITHOUT_MARK = 100_000;
  private static final int MANY = 16;

  private final Map<Long, ArrayDeque<Held>> byThread = new HashMap<>();
  private int size;
  private boolean marked;

  synchronized void add(Held held) {
    byThread.computeIfAbsent(me(), _ -> new ArrayDeque<>(2)).add(held);
    size++;
  }

  /** Takes away the oldest of this thread, else of this process; null if there is none. */
  synchronized @Nullable Held removeOldest() {
    marked = true;
    ArrayDeque<Held> mine = byThread.get(me());
    if (mine != null && !mine.isEmpty()) {
      size--;
      Held held = mine.poll();
      forgetIfEmpty(mine);
      return held;
    }
    byThread.values().removeIf(ArrayDeque::isEmpty);
    ArrayDeque<Held> oldest = null;
    for (ArrayDeque<Held> each : byThread.values()) {
      if (oldest == null || each.getFirst().number() < oldest.getFirst().number()) {
        oldest = each;
      }
    }
    if (oldest == null) {
      return null;
    }
    size--;
    return oldest.poll();
  }

  synchronized void remove(Held held) {
    ArrayDeque<Held> mine = byThread.get(me());
    if (mine != null && mine.remove(held)) {
      size--;
      forgetIfEmpty(mine);
    }
  }

  /** Few may stay for the next item; of many, most are those of threads that have ended. */
  private void forgetIfEmpty(ArrayDeque<Held> mine) {
    if (mine.isEmpty() && byThread.size() > MANY) {
      byThread.remove(me());
    }
  }

  /** How many threads it remembers. */
  synchronized int threads() {
    return byThread.size();
  }

  /** Whether it seems that nobody here ever marks what he has done. */
  synchronized boolean seemForgotten() {
    return size >= MOST_WITHOUT_MARK && !marked;
  }

  private static long me() {
    return Thread.currentThread().threadId();
  }
}
