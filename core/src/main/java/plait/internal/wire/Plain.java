package plait.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Values that are written without a parcel. They are what most short calls take and return. */
public final class Plain {
  /** One takes at most so many bytes. */
  static final int LONGEST = 16;

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
      out.writeTagged(Tag.INT, near(number));
    } else if (value instanceof Long number) {
      out.writeTagged(Tag.LONG, near(number));
    } else if (value instanceof Double number) {
      out.write(Tag.DOUBLE);
      out.writeLong(Double.doubleToRawLongBits(number));
    } else if (value == null) {
      out.write(Tag.NULL);
    } else {
      out.write((Boolean) value ? Tag.TRUE : Tag.FALSE);
    }
  }

  /** Writes one so that it reads as a parcel: no definitions, nothing beside it, its size first. */
  public static void writeAsParcel(@Nullable Object value, FrameWriter out) throws IOException {
    out.writeCount(0);
    out.writeCount(0);
    out.writeCount(size(value));
    write(value, out);
  }

  private static int size(@Nullable Object value) {
    if (value instanceof Double) {
      return 1 + Double.BYTES;
    }
    return value instanceof Number number
        ? 1
            + FrameWriter.lengthOf(
                number instanceof Integer whole ? near(whole) : near((Long) number))
        : 1;
  }

  /** A number near zero, of either sign, as one that takes few bytes. */
  static long near(int number) {
    return ((number << 1) ^ (number >> 31)) & 0xFFFF_FFFFL;
  }

  static long near(long number) {
    return (number << 1) ^ (number >> 63);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws WireException if something else comes
   */
  public static @Nullable Object read(FrameBody in) throws IOException {
    int tag = in.read();
    if (!isTag(tag)) {
      throw new WireException("A plain value was expected, and the tag " + tag + " came");
    }
    return read(in, tag);
  }

  /** Whether what follows the tag is such a value: most short calls take and return one. */
  static boolean isTag(int tag) {
    return switch (tag) {
      case Tag.NULL, Tag.INT, Tag.LONG, Tag.TRUE, Tag.FALSE, Tag.DOUBLE -> true;
      default -> false;
    };
  }

  /** Reads the value whose tag was read. */
  static @Nullable Object read(FrameBody in, int tag) throws IOException {
    return switch (tag) {
      case Tag.NULL -> null;
      case Tag.INT -> in.readNearInt();
      case Tag.LONG -> in.readNearLong();
      case Tag.TRUE -> true;
      case Tag.FALSE -> false;
      case Tag.DOUBLE -> Double.longBitsToDouble(in.readLong());
      default -> throw new AssertionError(tag);
    };
  }
}
