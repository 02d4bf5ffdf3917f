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
    switch (value) {
      case byte[] a -> {
        head(out, Tag.BYTES, a.length);
        out.putBytes(a, 0, a.length);
      }
      case double[] a -> {
        head(out, Tag.DOUBLES, a.length);
        out.room(a.length, 8).asDoubleBuffer().put(a);
      }
      case long[] a -> {
        head(out, Tag.LONGS, a.length);
        out.room(a.length, 8).asLongBuffer().put(a);
      }
      case int[] a -> {
        head(out, Tag.INTS, a.length);
        out.room(a.length, 4).asIntBuffer().put(a);
      }
      case float[] a -> {
        head(out, Tag.FLOATS, a.length);
        out.room(a.length, 4).asFloatBuffer().put(a);
      }
      case char[] a -> {
        head(out, Tag.CHARS, a.length);
        out.room(a.length, 2).asCharBuffer().put(a);
      }
      case short[] a -> {
        head(out, Tag.SHORTS, a.length);
        out.room(a.length, 2).asShortBuffer().put(a);
      }
      case boolean[] a -> {
        head(out, Tag.BOOLEANS, a.length);
        for (boolean b : a) {
          out.put(b ? 1 : 0);
        }
      }
      default -> objects(out, (Object[]) value);
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
