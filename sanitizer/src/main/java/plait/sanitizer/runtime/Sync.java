package plait.sanitizer.runtime;

/** What orders threads. */
final class Sync {
  /** Places in the table beside the offsets of fields, which are not negative. */
  static final long MONITOR = -1;

  static final long READERS = -2;
  static final long THREAD_END = -3;
  static final long INTERRUPT = -4;
  static final long TASK = -5;
  static final long DONE = -6;
  static final long REGION = -7;
  static final long ADVANCES = -9;
  static final long REGISTRATIONS = -10;

  /** This one, and the one below it. */
  static final long ARRIVALS = -11;

  static final long COUNT = -13;

  static final WeakTable<SyncVar> TABLE = new WeakTable<>(SyncVar::new);

  /** Whether happens-before is followed, for data races. Set before the program starts. */
  static boolean races;

  private static final Object FENCE = new Object();
  private static final SyncVar FENCES = new SyncVar(FENCE, 0);

  private Sync() {}

  /** How many places a thread has at hand. */
  static final int RECENT = 8;

  static void acquire(ThreadState state, Object object, long place) {
    if (races) {
      state.busy++;
      SyncVar found = recent(state, object, place);
      if (found == null) {
        found = TABLE.find(identity(state, object), object, place);
        remember(state, found);
      }
      if (found != null) {
        found.acquire(state);
      }
      state.busy--;
    }
  }

  /** Replaces what the object stood for: whoever releases has acquired before. */
  static void release(ThreadState state, Object object, long place) {
    if (races) {
      state.busy++;
      get(state, object, place).release(state);
      state.busy--;
    }
  }

  /** Adds to what the object stands for. */
  static void releaseTogether(ThreadState state, Object object, long place) {
    if (races) {
      state.busy++;
      get(state, object, place).releaseTogether(state);
      state.busy--;
    }
  }

  private static SyncVar get(ThreadState state, Object object, long place) {
    SyncVar found = recent(state, object, place);
    if (found == null) {
      found = TABLE.get(identity(state, object), object, place);
      remember(state, found);
    }
    return found;
  }

  private static int at(long place) {
    return (int) (place ^ place >>> 3) & RECENT - 1;
  }

  private static SyncVar recent(ThreadState state, Object object, long place) {
    SyncVar known = state.recent[at(place)];
    return known != null && known.isOf(object, place) ? known : null;
  }

  private static void remember(ThreadState state, SyncVar found) {
    if (found != null) {
      state.recent[at(found.place)] = found;
      state.last = found;
    }
  }

  /** The JVM is slow to tell the hash code of an object whose monitor threads wait for. */
  static int identity(ThreadState state, Object object) {
    SyncVar last = state.last;
    return last != null && last.refersTo(object) ? last.identity : System.identityHashCode(object);
  }

  static void acquireFence(ThreadState state) {
    FENCES.acquire(state);
  }

  static void releaseFence(ThreadState state) {
    FENCES.releaseTogether(state);
  }
}
