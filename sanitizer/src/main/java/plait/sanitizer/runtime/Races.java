package plait.sanitizer.runtime;

import java.util.HashMap;
import java.util.Map;

/** The races found so far. */
public final class Races {
  /** What is told of each race when it is first found. */
  public interface Listener {
    void found(Race race);
  }

  private static final SpinLock LOCK = new SpinLock();
  private static final Map<String, Race> FOUND = new HashMap<>();
  private static volatile Listener listener = race -> {};

  private Races() {}

  /** Returns the listener that there was. */
  public static Listener listen(Listener to) {
    Listener before = listener;
    listener = to;
    return before;
  }

  /** Forgets what was found. */
  public static void forget() {
    FOUND.clear();
  }

  static void found(
      ThreadState state,
      int site,
      long mine,
      boolean otherWrote,
      long other,
      Object object,
      long place) {
    if (object instanceof FieldInfo field && isInitialiser(state, field, other)) {
      return;
    }
    boolean reads = otherWrote && !Sites.get(site).isWrite();
    if (reads && Finals.order(state, object, other)) {
      return;
    }
    state.busy++;
    try {
      if (reads) {
        Finals.raced(state, object, place, other);
      }
      Race race = Race.of(state, site, mine, otherWrote, other, object, place);
      Race first;
      LOCK.lock();
      try {
        first = FOUND.putIfAbsent(race.key(), race);
      } finally {
        LOCK.unlock();
      }
      if (first == null) {
        listener.found(race);
      } else {
        first.again();
      }
    } finally {
      state.busy--;
    }
  }

  /** Every use of a static field comes after its class's initialiser, however the class was met. */
  private static boolean isInitialiser(ThreadState state, FieldInfo field, long other) {
    Clock end = Initialisers.end(field.classNumber());
    if (end == null || !end.covers(other)) {
      return false;
    }
    state.acquire(end);
    return true;
  }
}
