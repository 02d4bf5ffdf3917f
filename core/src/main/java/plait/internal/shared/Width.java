package plait.internal.shared;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.MaxBytes;

/** How a value of one type lies in memory: its bytes, its alignment, how it is read and written. */
sealed interface Width permits Width.Primitive, Width.Constant, Width.Text, Layout {
  /** The bytes it takes. */
  int bytes();

  /** What its place is a multiple of. */
  int alignment();

  /** Says all that two processes have to agree about. */
  default String text() {
    return toString();
  }

  Object read(MemorySegment memory, long at);

  void write(MemorySegment memory, long at, Object value);

  /**
   * The width of a component.
   *
   * @throws IllegalArgumentException if it has none
   */
  static Width of(RecordComponent component) {
    Class<?> type = component.getType();
    MaxBytes text = component.getAnnotation(MaxBytes.class);
    if (type == String.class && text != null) {
      return Text.of(component, text.value());
    }
    if (type.isPrimitive()) {
      return new Primitive(Primitive.layout(type));
    }
    if (type.isEnum()) {
      return new Constant(List.of(type.getEnumConstants()));
    }
    if (type.isRecord()) {
      return Layout.of(type.asSubclass(Record.class));
    }
    throw new IllegalArgumentException(
        component
            + " of "
            + component.getDeclaringRecord().getName()
            + " has no fixed width in shared memory: use primitives, enums, records of them, or a"
            + " String with @MaxBytes(n).");
  }

  /** A primitive. */
  record Primitive(ValueLayout layout) implements Width {
    static ValueLayout layout(Class<?> type) {
      return switch (type.getName()) {
        case "boolean" -> ValueLayout.JAVA_BOOLEAN;
        case "byte" -> ValueLayout.JAVA_BYTE;
        case "short" -> ValueLayout.JAVA_SHORT;
        case "char" -> ValueLayout.JAVA_CHAR;
        case "int" -> ValueLayout.JAVA_INT;
        case "float" -> ValueLayout.JAVA_FLOAT;
        case "long" -> ValueLayout.JAVA_LONG;
        default -> ValueLayout.JAVA_DOUBLE;
      };
    }

    @Override
    public int bytes() {
      return (int) layout.byteSize();
    }

    @Override
    public int alignment() {
      return bytes();
    }

    @Override
    public Object read(MemorySegment memory, long at) {
      return switch (layout) {
        case ValueLayout.OfBoolean l -> memory.get(l, at);
        case ValueLayout.OfByte l -> memory.get(l, at);
        case ValueLayout.OfShort l -> memory.get(l, at);
        case ValueLayout.OfChar l -> memory.get(l, at);
        case ValueLayout.OfInt l -> memory.get(l, at);
        case ValueLayout.OfFloat l -> memory.get(l, at);
        case ValueLayout.OfLong l -> memory.get(l, at);
        case ValueLayout.OfDouble l -> memory.get(l, at);
        default -> throw new AssertionError(layout);
      };
    }

    @Override
    public void write(MemorySegment memory, long at, Object value) {
      switch (layout) {
        case ValueLayout.OfBoolean l -> memory.set(l, at, (boolean) value);
        case ValueLayout.OfByte l -> memory.set(l, at, (byte) value);
        case ValueLayout.OfShort l -> memory.set(l, at, (short) value);
        case ValueLayout.OfChar l -> memory.set(l, at, (char) value);
        case ValueLayout.OfInt l -> memory.set(l, at, (int) value);
        case ValueLayout.OfFloat l -> memory.set(l, at, (float) value);
        case ValueLayout.OfLong l -> memory.set(l, at, (long) value);
        case ValueLayout.OfDouble l -> memory.set(l, at, (double) value);
        default -> throw new AssertionError(layout);
      }
    }
  }

  /** A constant of an enum, by its place. */
  record Constant(List<?> constants) implements Width {
    @Override
    public int bytes() {
      return Integer.BYTES;
    }

    @Override
    public int alignment() {
      return Integer.BYTES;
    }

    @Override
    public Object read(MemorySegment memory, long at) {
      int place = memory.get(ValueLayout.JAVA_INT, at);
      if (place < 0 || place >= constants.size()) {
        throw new IllegalArgumentException(
            "The shared memory holds the constant " + place + " of " + constants);
      }
      return constants.get(place);
    }

    @Override
    public void write(MemorySegment memory, long at, Object value) {
      memory.set(ValueLayout.JAVA_INT, at, constants.indexOf(value));
    }
  }

  /** A text: its length in bytes, then UTF-8. */
  record Text(String name, int most) implements Width {
    private static final int LONGEST = 0xFFFF;

    static Text of(RecordComponent component, int most) {
      if (most < 1 || most > LONGEST) {
        throw new IllegalArgumentException(
            "@MaxBytes(" + most + ") of " + component + " is not from 1 to " + LONGEST + ".");
      }
      return new Text(component.getName(), most);
    }

    @Override
    public int bytes() {
      return Short.BYTES + most;
    }

    @Override
    public int alignment() {
      return Short.BYTES;
    }

    @Override
    public Object read(MemorySegment memory, long at) {
      int length = Math.min(most, Short.toUnsignedInt(memory.get(ValueLayout.JAVA_SHORT, at)));
      byte[] bytes = new byte[length];
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at + Short.BYTES, bytes, 0, length);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void write(MemorySegment memory, long at, Object value) {
      byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
      MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at + Short.BYTES, bytes.length);
      memory.set(ValueLayout.JAVA_SHORT, at, (short) bytes.length);
    }
  }

  /**
   * Sees that a value can be written.
   *
   * @throws IllegalArgumentException if not
   */
  default void check(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(
          name + " is null, and shared memory has no place for that: use an empty value.");
    }
    if (this instanceof Text text) {
      int length = ((String) value).getBytes(StandardCharsets.UTF_8).length;
      if (length > text.most) {
        throw new IllegalArgumentException(
            name + " takes " + length + " bytes, and @MaxBytes allows " + text.most + ".");
      }
    }
    if (this instanceof Layout layout) {
      layout.checkAll(value);
    }
  }
}
