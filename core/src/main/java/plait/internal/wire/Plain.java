package plait.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Values that are written without a parcel, but so that they read as one: no definitions, nothing
 * beside it, its size, the value. They are what most short calls take and return.
 */
public final class Plain {
  private Plain() {}

  /** Whether a value is one of these; they cannot change, and always travel. */
  public static boolean is(@Nullable Object value) {
    return value == null
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean;
  }

  /** Writes such a value into the frame that was begun. */
  @SuppressWarnings("IfChainToSwitch") // one over types is linked first, and a first answer waits
  public static void write(@Nullable Object value, FrameWriter out) throws IOException {
    if (value instanceof Integer number) {
      int near = (number << 1) ^ (number >> 31);
      number(Tag.INT, near & 0xFFFF_FFFFL, out);
    } else if (value instanceof Long number) {
      number(Tag.LONG, (number << 1) ^ (number >> 63), out);
    } else if (value instanceof Double number) {
      head(1 + Double.BYTES, Tag.DOUBLE, out);
      out.writeLong(Double.doubleToRawLongBits(number));
    } else if (value == null) {
      head(1, Tag.NULL, out);
    } else {
      head(1, (Boolean) value ? Tag.TRUE : Tag.FALSE, out);
    }
  }

  private static void number(int tag, long bits, FrameWriter out) throws IOException {
    out.writePlain(tag, bits);
  }

  private static void head(int size, int tag, FrameWriter out) throws IOException {
    out.writeCount(0);
    out.writeCount(0);
    out.writeCount(size);
    out.write(tag);
  }
}
