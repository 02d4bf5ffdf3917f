package plait.internal.wire;

/** How arrays are written: those of primitives as memory holds them, in bulk. */
final class ArrayForm extends WholeForm {
  private final Class<?> element;

  ArrayForm(Class<?> element) {
    super(false);
    this.element = element;
  }

  @Override
  void content(Encoder out, Object value) {
    if (!element.isPrimitive() || !out.putBeside(value)) {
      inside(out, value);
    }
  }

  private void inside(Encoder out, Object value) {
    switch (Kind.of(element)) {
      case 'B' -> {
        byte[] a = (byte[]) value;
        head(out, Tag.BYTES, a.length);
        out.putBytes(a, 0, a.length);
      }
      case 'D' -> {
        double[] a = (double[]) value;
        head(out, Tag.DOUBLES, a.length);
        out.room(a.length, 8).asDoubleBuffer().put(a);
      }
      case 'J' -> {
        long[] a = (long[]) value;
        head(out, Tag.LONGS, a.length);
        out.room(a.length, 8).asLongBuffer().put(a);
      }
      case 'I' -> {
        int[] a = (int[]) value;
        head(out, Tag.INTS, a.length);
        out.room(a.length, 4).asIntBuffer().put(a);
      }
      case 'F' -> {
        float[] a = (float[]) value;
        head(out, Tag.FLOATS, a.length);
        out.room(a.length, 4).asFloatBuffer().put(a);
      }
      case 'C' -> {
        char[] a = (char[]) value;
        head(out, Tag.CHARS, a.length);
        out.room(a.length, 2).asCharBuffer().put(a);
      }
      case 'S' -> {
        short[] a = (short[]) value;
        head(out, Tag.SHORTS, a.length);
        out.room(a.length, 2).asShortBuffer().put(a);
      }
      case 'Z' -> booleans(out, (boolean[]) value);
      default -> objects(out, (Object[]) value);
    }
  }

  private static void booleans(Encoder out, boolean[] array) {
    head(out, Tag.BOOLEANS, array.length);
    for (boolean each : array) {
      out.put(each ? 1 : 0);
    }
  }

  private static void head(Encoder out, int tag, int length) {
    out.put(tag);
    out.putCount(length);
  }

  private void objects(Encoder out, Object[] array) {
    out.put(Tag.ARRAY);
    out.type(element);
    out.putCount(array.length);
    for (int i = 0; i < array.length; i++) {
      try {
        out.write(array[i]);
      } catch (Unsendable why) {
        throw why.at("[" + i + "]");
      }
    }
  }
}
