package plait.internal.shared;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * How a record lies in memory: its components in the order of their declaration, each aligned to
 * its own width.
 *
 * @param type the class of the record
 * @param constructor makes one
 * @param parts its components
 * @param bytes what all of it takes
 * @param alignment what its place is a multiple of
 */
record Layout(
    Class<? extends Record> type,
    MethodHandle constructor,
    List<Part> parts,
    int bytes,
    int alignment)
    implements Width {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Object.class);
  private static final MethodType CONSTRUCTOR = MethodType.methodType(Object.class, Object[].class);

  /** A component. */
  record Part(String name, MethodHandle accessor, Width width, int at) {}

  /**
   * The layout of a record.
   *
   * @throws IllegalArgumentException if it has none
   */
  static Layout of(Class<? extends Record> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Part> parts = new ArrayList<>();
    Class<?>[] types = new Class<?>[components.length];
    int at = 0;
    int alignment = 1;
    for (int i = 0; i < components.length; i++) {
      Width width = Width.of(components[i]);
      at = aligned(at, width.alignment());
      parts.add(new Part(components[i].getName(), accessor(components[i]), width, at));
      at += width.bytes();
      alignment = Math.max(alignment, width.alignment());
      types[i] = components[i].getType();
    }
    return new Layout(
        type, constructor(type, types), List.copyOf(parts), aligned(at, alignment), alignment);
  }

  @Override
  public String text() {
    var text = new StringJoiner(", ", type.getName() + "(", ")");
    for (Part part : parts) {
      text.add(part.at + ": " + part.name + " " + part.width.text());
    }
    return text.toString();
  }

  static int aligned(int at, int to) {
    return (at + to - 1) / to * to;
  }

  private static MethodHandle accessor(RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    try {
      return LOOKUP.unreflect(accessor).asType(ACCESSOR);
    } catch (IllegalAccessException never) {
      throw new AssertionError(never);
    }
  }

  private static MethodHandle constructor(Class<? extends Record> type, Class<?>[] types) {
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return LOOKUP
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, types.length)
          .asType(CONSTRUCTOR);
    } catch (ReflectiveOperationException never) {
      throw new LinkageError("the constructor of a record is gone", never);
    }
  }

  @Override
  public Object read(MemorySegment memory, long at) {
    @Nullable Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      Part part = parts.get(i);
      values[i] = part.width.read(memory, at + part.at);
    }
    try {
      return constructor.invokeExact(values);
    } catch (Throwable refused) {
      throw new IllegalArgumentException(
          "The constructor of "
              + type.getName()
              + " refuses what the shared memory holds: "
              + refused,
          refused);
    }
  }

  @Override
  public void write(MemorySegment memory, long at, Object value) {
    for (Part part : parts) {
      Object component = get(part, value);
      if (component != null) { // it was checked before
        part.width.write(memory, at + part.at, component);
      }
    }
  }

  /** Sees that all components can be written, before the first one is. */
  void checkAll(Object value) {
    for (Part part : parts) {
      part.width.check(get(part, value), type.getSimpleName() + "." + part.name);
    }
  }

  private static @Nullable Object get(Part part, Object value) {
    try {
      return part.accessor.invokeExact(value);
    } catch (Throwable failure) {
      throw new IllegalArgumentException(
          "The accessor "
              + part.name
              + "() of "
              + value.getClass().getName()
              + " failed: "
              + failure,
          failure);
    }
  }
}
