package plait.sanitizer.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code Object.clone}, which copies the shadows of fields too, so that the copy seems to have been
 * used by those who used the original. One per class that was cloned.
 */
public final class Copies extends WeakTable.Entry {
  private static final WeakTable<Copies> TABLE = new WeakTable<>(Copies::new);
  private static final MethodType SHAPE =
      MethodType.methodType(void.class, Object.class, ThreadState.class, int.class);
  private static final MethodType CLONE = MethodType.methodType(Object.class);
  private static final String PREFIX = "$plait$w$";

  private final List<MethodHandle> reads = new ArrayList<>();
  private final List<MethodHandle> writes = new ArrayList<>();

  /** Where the shadows are. */
  private final List<Long> words = new ArrayList<>();

  /** Whether a class of the program says how its objects are cloned. */
  private final boolean own;

  private Copies(Object type, long place) {
    super(type, place);
    Class<?> of = (Class<?>) type;
    own = !isJdk(Raw.declaring(of, "clone", CLONE));
    for (Class<?> at = of; !isJdk(at); at = at.getSuperclass()) {
      for (String shadow : Fields.shadows(at.getName())) {
        add(at, shadow.substring(PREFIX.length()));
      }
    }
  }

  private static boolean isJdk(Class<?> type) {
    return type.getClassLoader() == null;
  }

  private void add(Class<?> type, String field) {
    reads.add(Raw.accessor(type, "$plait$read$" + field, SHAPE));
    writes.add(Raw.accessor(type, "$plait$write$" + field, SHAPE));
    words.add(Raw.offset(type, PREFIX + field));
    words.add(Raw.offset(type, "$plait$r$" + field));
  }

  /** An object's {@code clone} was called. */
  public static void cloned(Object original, Object copy, ThreadState state, int read, int write) {
    if (copy != null && state.busy == 0) {
      Copies of = of(copy, state);
      if (!of.own && original.getClass() == copy.getClass()) {
        of.told(original, copy, state, read, write);
      }
    }
  }

  /** A class called the {@code clone} that it has from its superclass. */
  public static void copied(Object original, Object copy, ThreadState state, int read, int write) {
    if (copy != null && state.busy == 0 && original.getClass() == copy.getClass()) {
      of(copy, state).told(original, copy, state, read, write);
    }
  }

  private static Copies of(Object copy, ThreadState state) {
    state.busy++;
    try {
      return TABLE.get(copy.getClass(), 0);
    } finally {
      state.busy--;
    }
  }

  private void told(Object original, Object copy, ThreadState state, int read, int write) {
    if (original == copy) {
      return;
    }
    for (long at : words) {
      Raw.clear(copy, at);
    }
    try {
      for (int i = 0; i < reads.size(); i++) {
        reads.get(i).invokeExact(original, state, read);
        writes.get(i).invokeExact(copy, state, write);
      }
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
