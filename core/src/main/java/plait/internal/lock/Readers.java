package plait.internal.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The threads that hold a read lock, one place per hold, as far as there are places.
 *
 * <p>Written after the lock was taken and cleared before it is given back, so a thread found here
 * holds the lock. Places go from null to a thread by compare-and-set, and back by that thread.
 */
final class Readers {
  private static final int PLACES = 64;

  private final AtomicReferenceArray<@Nullable Thread> places = new AtomicReferenceArray<>(PLACES);

  void add() {
    Thread me = Thread.currentThread();
    int start = (int) me.threadId();
    for (int i = 0; i < PLACES; i++) {
      int at = (start + i) & (PLACES - 1);
      if (places.getPlain(at) == null && places.compareAndSet(at, null, me)) {
        return;
      }
    }
  }

  /** Removes the calling thread once, if it is recorded. */
  void remove() {
    Thread me = Thread.currentThread();
    int start = (int) me.threadId();
    for (int i = 0; i < PLACES; i++) {
      int at = (start + i) & (PLACES - 1);
      if (places.getPlain(at) == me) {
        places.setRelease(at, null);
        return;
      }
    }
  }

  List<Thread> known() {
    List<Thread> known = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      Thread reader = places.get(i);
      if (reader != null && !known.contains(reader)) {
        known.add(reader);
      }
    }
    return known;
  }
}
