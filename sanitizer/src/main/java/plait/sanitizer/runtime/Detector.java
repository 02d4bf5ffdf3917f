package plait.sanitizer.runtime;

/**
 * The rules of FastTrack for one variable, whose last write and last read are words. Generated code
 * and {@link ArrayShadow} look first whether the same thread did the same at the same time; all
 * else comes here.
 *
 * <p>Two accesses that race may come here at the same moment. Each of them first says what it does
 * and then looks at what the other said, with a full fence in between, so that at least one sees
 * the other.
 */
public final class Detector {
  /** The place of a variable that is a whole object. */
  static final long CONTAINER = -8;

  private static final WeakTable<SharedReads> SHARED = new WeakTable<>(SharedReads::new);

  private Detector() {}

  // Called by the accessors that are added to classes.

  public static void fieldRead(ThreadState state, int site, Object object, int number) {
    if (state.busy == 0) {
      FieldInfo field = Fields.get(number);
      long w = field.written(object.getClass());
      read(state, site, object, number, object, w, field.read());
    }
  }

  public static void fieldWrite(ThreadState state, int site, Object object, int number) {
    if (state.busy == 0) {
      FieldInfo field = Fields.get(number);
      long w = field.written(object.getClass());
      write(state, site, object, number, object, w, field.read());
    }
  }

  public static void staticRead(ThreadState state, int site, Class<?> type, int number) {
    if (state.busy == 0) {
      FieldInfo field = Fields.get(number);
      long w = field.written(type);
      read(state, site, field, number, field.shadowBase(), w, field.read());
    }
  }

  public static void staticWrite(ThreadState state, int site, Class<?> type, int number) {
    if (state.busy == 0) {
      FieldInfo field = Fields.get(number);
      long w = field.written(type);
      write(state, site, field, number, field.shadowBase(), w, field.read());
    }
  }

  /**
   * A variable is read.
   *
   * @param object which variable it is, with its place
   * @param base where its words are, at two offsets
   */
  static void read(
      ThreadState state,
      int site,
      Object object,
      long place,
      Object base,
      long writeAt,
      long readAt) {
    if (state.busy != 0 || !Hooks.isOn()) {
      return;
    }
    long mine = state.epoch | Traces.of(state, site);
    while (true) {
      long r = Raw.number(base, readAt);
      if (r == Word.SHARED) {
        SHARED.get(object, place).add(state, mine);
        if (Raw.number(base, readAt) == Word.SHARED) {
          break;
        }
      } else if (r == 0 || state.knows(r)) {
        if (Raw.replace(base, readAt, r, mine)) {
          break;
        }
      } else {
        SHARED.get(object, place).restart(r, mine);
        if (Raw.replace(base, readAt, r, Word.SHARED)) {
          break;
        }
      }
    }
    long w = Raw.number(base, writeAt);
    if (LockSets.on) {
      LockSets.used(state, site, object, place, w);
    }
    if (w != 0 && !state.knows(w)) {
      Races.found(state, site, mine, true, w, object, place);
    }
  }

  /** A variable is written. */
  static void write(
      ThreadState state,
      int site,
      Object object,
      long place,
      Object base,
      long writeAt,
      long readAt) {
    if (state.busy != 0 || !Hooks.isOn()) {
      return;
    }
    long mine = state.epoch | Traces.of(state, site);
    long w = Raw.exchange(base, writeAt, mine);
    if (LockSets.on) {
      LockSets.used(state, site, object, place, w);
      LockSets.used(state, site, object, place, Raw.number(base, readAt));
    }
    if (w != 0 && !state.knows(w)) {
      Races.found(state, site, mine, true, w, object, place);
    }
    long r = Raw.number(base, readAt);
    if (r == 0) {
      return;
    }
    if (r == Word.SHARED) {
      SharedReads readers = SHARED.find(object, place);
      r = readers == null ? 0 : readers.unknownTo(state);
    }
    if (r != 0 && !state.knows(r)) {
      Races.found(state, site, mine, false, r, object, place);
    }
    Raw.clear(base, readAt);
  }
}
