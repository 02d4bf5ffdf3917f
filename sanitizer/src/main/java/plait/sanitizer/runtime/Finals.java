package plait.sanitizer.runtime;

import java.lang.ref.WeakReference;

/**
 * The rule of final fields: who gets hold of an object without an order still sees, through its
 * final fields, all that was written before its constructor ended. One per thread that ever got
 * hold of an object so.
 *
 * <p>When exactly the constructor ended is not known; what the same thread wrote up to the time at
 * which it passed the object on is taken to be before that.
 */
public final class Finals {
  private static final int REMEMBERED = 32;

  /** An object that was got hold of without an order, or that one of its final fields led to. */
  static final class Known extends WeakReference<Object> {
    /** The access that passed it on; 0 for any. */
    final long passed;

    final boolean reached;

    Known(Object object, long passed, boolean reached) {
      super(object);
      this.passed = passed;
      this.reached = reached;
    }
  }

  private final Known[] known = new Known[REMEMBERED];
  private int next;

  /** A final field was read. */
  public static void reached(Object owner, Object value, ThreadState state) {
    if (state.finals != null && value != null) {
      state.finals.add(owner, value);
    }
  }

  /** A reference was read in a way that orders nothing. */
  public static void obtained(Object value, ThreadState state) {
    if (value != null && state.busy == 0) {
      of(state).add(value, 0, false);
    }
  }

  private static Finals of(ThreadState state) {
    if (state.finals == null) {
      state.finals = new Finals();
    }
    return state.finals;
  }

  /** A field or an element was read by a race, and what it refers to may be passed on so. */
  static void raced(ThreadState state, Object object, long place, long passed) {
    Object value = value(object, place);
    if (value != null) {
      of(state).add(value, passed, false);
    }
  }

  private static Object value(Object object, long place) {
    if (object instanceof Object[] array) {
      return place < array.length ? array[(int) place] : null;
    }
    if (place < 0 || object.getClass().isArray()) {
      return null;
    }
    FieldInfo field = object instanceof FieldInfo ofClass ? ofClass : Fields.get((int) place);
    return field.value(object);
  }

  /** Whether a write happens before what the thread does now, by this rule. */
  static boolean order(ThreadState state, Object object, long write) {
    if (state.finals == null) {
      return false;
    }
    Object variable = object instanceof ContainerShadow container ? container.get() : object;
    Known found = variable == null ? null : state.finals.find(variable);
    return found != null
        && found.reached
        && (found.passed == 0
            || Word.slot(found.passed) == Word.slot(write)
                && Word.time(found.passed) >= Word.time(write));
  }

  private void add(Object owner, Object value) {
    Known from = find(owner);
    if (from != null) {
      add(value, from.passed, true);
    }
  }

  private void add(Object value, long passed, boolean reached) {
    Known before = find(value);
    if (before == null || before.passed != passed || before.reached != reached) {
      known[next++ % REMEMBERED] = new Known(value, passed, reached);
    }
  }

  private Known find(Object object) {
    for (int i = 1; i <= REMEMBERED; i++) {
      Known at = known[Math.floorMod(next - i, REMEMBERED)];
      if (at != null && at.refersTo(object)) {
        return at;
      }
    }
    return null;
  }
}
