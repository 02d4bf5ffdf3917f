package plait.sanitizer.runtime;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;

/** Which field a {@code VarHandle} is for: others may use the same field directly. */
final class Handles extends WeakTable.Entry {
  private static final WeakTable<Handles> TABLE = new WeakTable<>(Handles::new);

  /** Of a static field, its place's object; of others null. */
  final Object base;

  final long offset;

  private Handles(Object handle, long place) {
    super(handle, place);
    ThreadState state = Threads.current();
    state.busy++;
    try {
      Object direct = direct(handle);
      Object at = read(direct, "fieldOffset");
      if (at instanceof Long found) {
        offset = found;
        base = read(direct, "base");
      } else {
        offset = Sync.REGION;
        base = handle;
      }
    } finally {
      state.busy--;
    }
  }

  static Handles of(VarHandle handle) {
    return TABLE.get(handle, 0);
  }

  /** Some handles only lead to others. */
  static Object direct(Object handle) {
    Object at = handle;
    for (Object next = read(at, "target"); next instanceof VarHandle; next = read(at, "target")) {
      at = next;
    }
    return at;
  }

  static Object read(Object object, String name) {
    for (Class<?> type = object.getClass();
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      try {
        Field field = Raw.field(type, name);
        return field.getType() == long.class
            ? (Object) Raw.number(object, Raw.offset(field))
            : Raw.reference(object, Raw.offset(field));
      } catch (NoSuchFieldException e) {
        // A class above may have it.
      }
    }
    return null;
  }
}
