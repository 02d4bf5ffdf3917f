package plait.internal.wire;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads arrays of primitives. A long array begins smaller than announced and grows as its bytes
 * come, so that an announcement alone allocates little.
 */
final class PrimitiveArrays {
  private final FrameBody in;

  PrimitiveArrays(FrameBody in) {
    this.in = in;
  }

  private static int grown(int length, int n) {
    return (int) Math.min(n, 2L * length);
  }

  double[] doubles(int n) throws IOException {
    double[] array = new double[in.trusted(n, 8)];
    for (int i = 0; i < n; ) {
      if (i == array.length) {
        array = Arrays.copyOf(array, grown(i, n));
      }
      var part = in.elements(array.length - i, 8).asDoubleBuffer();
      int k = part.remaining();
      part.get(array, i, k);
      i += k;
    }
    return array;
  }

  long[] longs(int n) throws IOException {
    long[] array = new long[in.trusted(n, 8)];
    for (int i = 0; i < n; ) {
      if (i == array.length) {
        array = Arrays.copyOf(array, grown(i, n));
      }
      var part = in.elements(array.length - i, 8).asLongBuffer();
      int k = part.remaining();
      part.get(array, i, k);
      i += k;
    }
    return array;
  }

  int[] ints(int n) throws IOException {
    int[] array = new int[in.trusted(n, 4)];
    for (int i = 0; i < n; ) {
      if (i == array.length) {
        array = Arrays.copyOf(array, grown(i, n));
      }
      var part = in.elements(array.length - i, 4).asIntBuffer();
      int k = part.remaining();
      part.get(array, i, k);
      i += k;
    }
    return array;
  }

  float[] floats(int n) throws IOException {
    float[] array = new float[in.trusted(n, 4)];
    for (int i = 0; i < n; ) {
      if (i == array.length) {
        array = Arrays.copyOf(array, grown(i, n));
      }
      var part = in.elements(array.length - i, 4).asFloatBuffer();
      int k = part.remaining();
      part.get(array, i, k);
      i += k;
    }
    return array;
  }

  char[] chars(int n) throws IOException {
    char[] array = new char[in.trusted(n, 2)];
    for (int i = 0; i < n; ) {
      if (i == array.length) {
        array = Arrays.copyOf(array, grown(i, n));
      }
      var part = in.elements(array.length - i, 2).asCharBuffer();
      int k = part.remaining();
      part.get(array, i, k);
      i += k;
    }
    return array;
  }

  short[] shorts(int n) throws IOException {
    short[] array = new short[in.trusted(n, 2)];
    for (int i = 0; i < n; ) {
      if (i == array.length) {
        array = Arrays.copyOf(array, grown(i, n));
      }
      var part = in.elements(array.length - i, 2).asShortBuffer();
      int k = part.remaining();
      part.get(array, i, k);
      i += k;
    }
    return array;
  }

  boolean[] booleans(int n) throws IOException {
    byte[] bytes = in.readBytes(n);
    boolean[] array = new boolean[n];
    for (int i = 0; i < n; i++) {
      array[i] = bytes[i] != 0;
    }
    return array;
  }
}
