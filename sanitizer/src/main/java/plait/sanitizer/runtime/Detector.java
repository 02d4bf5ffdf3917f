package plait.sanitizer.runtime;

/**
 * The rules of FastTrack for one variable, whose last write and last read are words. Generated code
 * and {@link ArrayShadow} look first whether the same thread did the same at the same time; all
 * else comes here.
 *
 * <p>Two accesses that race may come here at the same moment. Each of them first says what it does
 * and then looks at what the other said, with a full fence in between, so that at least one sees
 * the other. Elements do without the fence at places that a thread meets thousands of times: if
 * there is a race, there are more chances to see it.
 */
public final class Detector {
  /** The place of a variable that is a whole object. */
  static final long CONTAINER = -8;

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

  static long mark(ThreadState state, int site) {
    state.marked = true;
    return state.epoch | Traces.of(state, site);
  }

  /**
   * Whether the place that was marked last is met so often that one chance more or less is none.
   */
  static boolean isFrequent(ThreadState state) {
    return state.traces != null && state.traces.often;
  }

  static boolean isOrdered(ThreadState state, long word) {
    return word == 0 || !ReadSets.isOne(word) && state.knows(word);
  }

  /** An element is read, for the first time at the thread's present time. */
  static void read(ThreadState state, int site, Object array, int index, long[] cells) {
    if (state.busy != 0 || !Hooks.isOn()) {
      return;
    }
    int at = (cells.length >> 1) + index;
    long r = cells[at];
    if (ReadSets.isOne(r) && ReadSets.has(r, state)) {
      return;
    }
    long mine = mark(state, site);
    if (isFrequent(state) && isOrdered(state, r) && isOrdered(state, cells[index])) {
      cells[at] = mine;
    } else {
      long w = ArrayShadow.offset(index);
      read(state, site, mine, array, index, cells, w, ArrayShadow.offset(at));
    }
  }

  /** An element is written, for the first time at the thread's present time. */
  static void write(ThreadState state, int site, Object array, int index, long[] cells) {
    if (state.busy != 0 || !Hooks.isOn()) {
      return;
    }
    int at = (cells.length >> 1) + index;
    long mine = mark(state, site);
    if (isFrequent(state) && isOrdered(state, cells[index]) && isOrdered(state, cells[at])) {
      cells[index] = mine;
      cells[at] = 0;
    } else {
      long w = ArrayShadow.offset(index);
      write(state, site, mine, array, index, cells, w, ArrayShadow.offset(at));
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
    long r = Raw.number(base, readAt);
    if (!ReadSets.isOne(r) || !ReadSets.has(r, state)) {
      read(state, site, mark(state, site), object, place, base, writeAt, readAt);
    }
  }

  private static void read(
      ThreadState state,
      int site,
      long mine,
      Object object,
      long place,
      Object base,
      long writeAt,
      long readAt) {
    long r = Raw.number(base, readAt);
    while (true) {
      boolean alone = r == 0 || !ReadSets.isOne(r) && state.knows(r);
      if (Raw.replace(base, readAt, r, alone ? mine : ReadSets.with(state, r, mine))) {
        break;
      }
      r = Raw.number(base, readAt);
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
    if (state.busy == 0 && Hooks.isOn()) {
      write(state, site, mark(state, site), object, place, base, writeAt, readAt);
    }
  }

  private static void write(
      ThreadState state,
      int site,
      long mine,
      Object object,
      long place,
      Object base,
      long writeAt,
      long readAt) {
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
    if (ReadSets.isOne(r)) {
      r = ReadSets.unknownTo(state, r);
    }
    if (r != 0 && !state.knows(r)) {
      Races.found(state, site, mine, false, r, object, place);
    }
    Raw.clear(base, readAt);
  }

  /**
   * One of two kinds of use is made: those of one kind are in no conflict, and each is with all of
   * the other.
   *
   * @param base where the words of the two kinds are, at two offsets
   */
  static void join(
      ThreadState state,
      int site,
      Object object,
      Object base,
      long mineAt,
      long othersAt,
      boolean othersWrite) {
    if (state.busy != 0 || !Hooks.isOn()) {
      return;
    }
    long known = Raw.number(base, mineAt);
    if (ReadSets.isOne(known) && ReadSets.has(known, state)) {
      return;
    }
    long mine = mark(state, site);
    while (true) {
      long old = Raw.number(base, mineAt);
      boolean alone = old == 0 || !ReadSets.isOne(old) && state.knows(old);
      if (Raw.replace(base, mineAt, old, alone ? mine : ReadSets.with(state, old, mine))) {
        break;
      }
    }
    long other = Raw.number(base, othersAt);
    if (other != 0 && ReadSets.isOne(other)) {
      other = ReadSets.unknownTo(state, other);
    }
    if (other != 0 && !state.knows(other)) {
      Races.found(state, site, mine, othersWrite, other, object, CONTAINER);
    }
  }
}
