package plait.internal.wire;

/** How the boxes that {@link Encoder#write} does not know by itself are written. */
final class PrimitiveForm extends Form {
  private final int tag;

  PrimitiveForm(int tag) {
    this.tag = tag;
  }

  @Override
  void write(Encoder out, Object value) {
    out.put(tag);
    switch (tag) {
      case Tag.BYTE -> out.put((byte) value);
      case Tag.SHORT -> out.putShort((short) value);
      case Tag.CHAR -> out.putShort((char) value);
      default -> out.putInt(Float.floatToRawIntBits((float) value));
    }
  }
}
