package plait.sanitizer.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Accesses through a {@code VarHandle} in plain mode, which are accesses like all others. */
public final class PlainHandles extends WeakTable.Entry {
  private static final WeakTable<PlainHandles> TABLE = new WeakTable<>(PlainHandles::new);
  private static final MethodType INSTANCE =
      MethodType.methodType(void.class, Object.class, ThreadState.class, int.class);
  private static final MethodType STATIC =
      MethodType.methodType(void.class, ThreadState.class, int.class);

  /** What was added to the class of the field; null when it is not checked. */
  private final MethodHandle reads;

  private final MethodHandle writes;
  private final boolean elements;

  private PlainHandles(Object handle, long place) {
    super(handle, place);
    ThreadState state = Threads.current();
    state.busy++;
    try {
      VarHandle direct = (VarHandle) Handles.direct(handle);
      elements = isOfElements(direct);
      reads = elements ? null : found(direct, "$plait$read$");
      writes = elements ? null : found(direct, "$plait$write$");
    } finally {
      state.busy--;
    }
  }

  public static void read(Object handle, Object object, long index, ThreadState state, int site) {
    PlainHandles of = of(handle, state);
    if (of == null) {
      return;
    }
    if (!of.elements) {
      call(of.reads, object, state, site);
    } else if (object != null && index >= 0) {
      ArrayShadow.read(object, (int) index, null, state, site);
    }
  }

  public static void write(Object handle, Object object, long index, ThreadState state, int site) {
    PlainHandles of = of(handle, state);
    if (of == null) {
      return;
    }
    if (!of.elements) {
      call(of.writes, object, state, site);
    } else if (object != null && index >= 0) {
      ArrayShadow.write(object, (int) index, null, state, site);
    }
  }

  private static PlainHandles of(Object handle, ThreadState state) {
    return handle == null || state.busy != 0 ? null : TABLE.get(handle, 0);
  }

  private static void call(MethodHandle accessor, Object object, ThreadState state, int site) {
    if (accessor != null) {
      try {
        accessor.invokeExact(object, state, site);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Not views of bytes as longer numbers. */
  private static boolean isOfElements(VarHandle handle) {
    var coordinates = handle.coordinateTypes();
    if (coordinates.size() != 2 || !coordinates.get(0).isArray()) {
      return false;
    }
    Class<?> component = coordinates.get(0).getComponentType();
    return !component.isPrimitive() || component == handle.varType();
  }

  private static MethodHandle found(VarHandle direct, String prefix) {
    try {
      return accessor(direct, prefix);
    } catch (LinkageError e) {
      // The class has members of types that do not exist: reflection shows none of them.
      return null;
    }
  }

  private static MethodHandle accessor(VarHandle direct, String prefix) {
    if (!(Handles.read(direct, "fieldOffset") instanceof Long offset)) {
      return null;
    }
    Object base = Handles.read(direct, "base");
    String from = base == null ? "receiverType" : "declaringClass";
    for (Class<?> type = (Class<?>) Handles.read(direct, from);
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      for (Field field : Raw.fields(type)) {
        if (!field.getName().startsWith("$plait$")
            && Modifier.isStatic(field.getModifiers()) == (base != null)
            && Raw.offset(field) == offset) {
          return accessor(type, prefix + field.getName() + "$", base != null);
        }
      }
    }
    return null;
  }

  private static MethodHandle accessor(Class<?> type, String prefix, boolean isStatic) {
    for (Method method : Raw.methods(type)) {
      String name = method.getName();
      if (name.startsWith(prefix) && name.indexOf('$', prefix.length()) < 0) {
        MethodHandle found = Raw.accessor(type, name, isStatic ? STATIC : INSTANCE);
        return isStatic ? MethodHandles.dropArguments(found, 0, Object.class) : found;
      }
    }
    return null;
  }
}
