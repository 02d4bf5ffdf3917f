package plait.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the components of records are written and read, for each {@link Kind} of them. */
final class Components {
  private Components() {}

  static void put(Encoder out, boolean value) {
    out.put(value ? 1 : 0);
  }

  static void put(Encoder out, byte value) {
    out.put(value);
  }

  static void put(Encoder out, short value) {
    out.putShort(value);
  }

  static void put(Encoder out, char value) {
    out.putShort(value);
  }

  static void put(Encoder out, int value) {
    out.putNear(value);
  }

  static void put(Encoder out, long value) {
    out.putNear(value);
  }

  static void put(Encoder out, float value) {
    out.putInt(Float.floatToRawIntBits(value));
  }

  static void put(Encoder out, double value) {
    out.putLong(Double.doubleToRawLongBits(value));
  }

  static void put(Encoder out, @Nullable Object value, String name) {
    try {
      out.write(value);
    } catch (Unsendable why) {
      throw why.at("." + name);
    }
  }

  static boolean readZ(Decoder in) throws IOException {
    return in.body().read() != 0;
  }

  static byte readB(Decoder in) throws IOException {
    return (byte) in.body().read();
  }

  static short readS(Decoder in) throws IOException {
    return (short) in.body().readShort();
  }

  static char readC(Decoder in) throws IOException {
    return (char) in.body().readShort();
  }

  static int readI(Decoder in) throws IOException {
    return in.body().readNearInt();
  }

  static long readJ(Decoder in) throws IOException {
    return in.body().readNearLong();
  }

  static float readF(Decoder in) throws IOException {
    return Float.intBitsToFloat(in.body().readInt());
  }

  static double readD(Decoder in) throws IOException {
    return Double.longBitsToDouble(in.body().readLong());
  }

  static @Nullable Object readL(Decoder in) throws IOException {
    return in.read();
  }
}
