package plait.sanitizer.runtime;

/**
 * The rules of FastTrack for one variable, whose last write and last read are words. Generated code
 * and {@link ArrayShadow} look first whether the same thread did the same at the same time; all
 * else comes here.
 */
public final class Detector {
  /** The place of a variable that is a whole object. */
  static final long CONTAINER = -8;

  private static final WeakTable<SharedReads> SHARED = new WeakTable<>(SharedReads::new);

  private Detector() {}

  // Called by the accessors that are added to classes.

  public static long fieldRead(
      ThreadState state, int site, Object object, int field, long w, long r) {
    return read(state, site, object, field, w, r);
  }

  public static long fieldWrite(
      ThreadState state, int site, Object object, int field, long w, long r) {
    return write(state, site, object, field, w, r);
  }

  public static long staticRead(ThreadState state, int site, int field, long w, long r) {
    return read(state, site, Fields.get(field), field, w, r);
  }

  public static long staticWrite(ThreadState state, int site, int field, long w, long r) {
    return write(state, site, Fields.get(field), field, w, r);
  }

  /** Returns what the last read is now. */
  static long read(ThreadState state, int site, Object object, long place, long w, long r) {
    if (state.busy != 0 || !Hooks.isOn()) {
      return r;
    }
    long mine = state.epoch | Traces.of(state, site);
    if (w != 0 && !state.knows(w)) {
      Races.found(state, site, mine, true, w, object, place);
    }
    if (r == Word.SHARED) {
      SharedReads readers = SHARED.find(object, place);
      if (readers != null) {
        readers.add(state, mine);
        return r;
      }
      return mine;
    }
    if (r == 0 || state.knows(r)) {
      return mine;
    }
    SharedReads readers = SHARED.get(object, place);
    readers.restart(r, mine);
    return Word.SHARED;
  }

  /** Returns what the last write is now; there is no last read then. */
  static long write(ThreadState state, int site, Object object, long place, long w, long r) {
    if (state.busy != 0 || !Hooks.isOn()) {
      return w;
    }
    long mine = state.epoch | Traces.of(state, site);
    if (w != 0 && !state.knows(w)) {
      Races.found(state, site, mine, true, w, object, place);
    }
    if (r == Word.SHARED) {
      SharedReads readers = SHARED.find(object, place);
      if (readers != null) {
        long unordered = readers.unknownTo(state);
        if (unordered != 0) {
          Races.found(state, site, mine, false, unordered, object, place);
        }
      }
    } else if (r != 0 && !state.knows(r)) {
      Races.found(state, site, mine, false, r, object, place);
    }
    return mine;
  }
}
