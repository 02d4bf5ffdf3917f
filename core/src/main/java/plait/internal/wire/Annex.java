package plait.internal.wire;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A long array of primitives that travels beside its parcel, ahead of it, in parts: so it is copied
 * straight from where it is to where it belongs. Its bytes are little-endian. For one thread at a
 * time.
 */
public final class Annex {
  /** Arrays of so many bytes go beside. */
  static final long FROM = 64 << 10;

  /** The most bytes of one part. */
  public static final int PART = 1 << 20;

  /** In so many parts at least, so that one side copies while the other copies what came before. */
  private static final int PARTS = 4;

  /**
   * So many bytes are copied at once where they change their form, so that they stay in a cache.
   */
  private static final int AT_ONCE = FrameFormat.BUFFER;

  private final int kind;
  private final int length;
  private final int width;
  private final @Nullable Object array;

  private Annex(int kind, int length, int width, @Nullable Object array) {
    this.kind = kind;
    this.length = length;
    this.width = width;
    this.array = array;
  }

  /** An annex to send. */
  static Annex of(Object array) {
    int kind = Primitives.numberOf(array.getClass().componentType());
    return new Annex(kind, Array.getLength(array), widthOf(kind), array);
  }

  /** The same with an array of its own. */
  Annex copy() {
    return new Annex(kind, length, width, clone(kind, given()));
  }

  private Object given() {
    return Objects.requireNonNull(array, "there is nothing to send");
  }

  private static Object clone(int kind, Object array) {
    return switch (kind) {
      case Primitives.BOOLEAN -> ((boolean[]) array).clone();
      case Primitives.BYTE -> ((byte[]) array).clone();
      case Primitives.SHORT -> ((short[]) array).clone();
      case Primitives.CHAR -> ((char[]) array).clone();
      case Primitives.INT -> ((int[]) array).clone();
      case Primitives.LONG -> ((long[]) array).clone();
      case Primitives.FLOAT -> ((float[]) array).clone();
      default -> ((double[]) array).clone();
    };
  }

  /**
   * An annex to receive. Its array is made at once; if there is no room for it, what comes is
   * dropped and the parcel that needs it is unreadable.
   *
   * @throws WireException if no such array can be
   */
  public static Annex announced(FrameBody head, Limits limits) throws WireException {
    try {
      int kind = head.read();
      int length = head.readCount();
      int width = widthOf(kind);
      if (width == 0 || (long) length * width > limits.bytes()) {
        throw new WireException("An array of " + length + " elements of kind " + kind + " came");
      }
      return new Annex(kind, length, width, allocated(kind, length, width));
    } catch (WireException told) {
      throw told;
    } catch (IOException broken) {
      throw new WireException("An array was announced and did not come", broken);
    }
  }

  private static @Nullable Object allocated(int kind, int length, int width) {
    if ((long) length * width > Runtime.getRuntime().maxMemory()) {
      return null;
    }
    try {
      return switch (kind) {
        case Primitives.BOOLEAN -> new boolean[length];
        case Primitives.BYTE -> new byte[length];
        case Primitives.SHORT -> new short[length];
        case Primitives.CHAR -> new char[length];
        case Primitives.INT -> new int[length];
        case Primitives.LONG -> new long[length];
        case Primitives.FLOAT -> new float[length];
        default -> new double[length];
      };
    } catch (OutOfMemoryError full) {
      return null;
    }
  }

  private static int widthOf(int kind) {
    return switch (kind) {
      case Primitives.BOOLEAN, Primitives.BYTE -> 1;
      case Primitives.SHORT, Primitives.CHAR -> 2;
      case Primitives.INT, Primitives.FLOAT -> 4;
      case Primitives.LONG, Primitives.DOUBLE -> 8;
      default -> 0;
    };
  }

  /** How many bytes the parts have together. */
  public long bytes() {
    return (long) length * width;
  }

  /** Writes what {@link #announced} reads. */
  public void announce(FrameWriter head) throws IOException {
    head.write(kind);
    head.writeCount(length);
  }

  /**
   * The array that came.
   *
   * @throws WireException if there was no room for it
   */
  Object array() throws WireException {
    if (array == null) {
      throw new WireException(
          "An array of "
              + bytes()
              + " bytes came, and the heap of "
              + Runtime.getRuntime().maxMemory()
              + " bytes has no room for it: give this JVM more with -Xmx, a worker with"
              + " heap(\"...\"), or send it in parts");
    }
    return array;
  }

  /** How long the part is that begins there: all but the last are as long as the first. */
  private static int partOf(long from, long bytes) {
    long quarter = bytes / PARTS & -Long.BYTES;
    return (int) Math.min(Math.clamp(quarter, FROM, PART), bytes - from);
  }

  /** Copies the part that begins at that byte to a buffer, and answers how long it is. */
  public int copyTo(ByteBuffer to, long from) {
    int n = partOf(from, bytes());
    copyTo(to, from, n);
    return n;
  }

  private void copyTo(ByteBuffer to, long from, int n) {
    Object mine = given();
    ByteBuffer b = to.slice(to.position(), n).order(ByteOrder.LITTLE_ENDIAN);
    int at = (int) (from / width);
    int count = n / width;
    switch (kind) {
      case Primitives.BYTE -> b.put((byte[]) mine, at, count);
      case Primitives.SHORT -> b.asShortBuffer().put((short[]) mine, at, count);
      case Primitives.CHAR -> b.asCharBuffer().put((char[]) mine, at, count);
      case Primitives.INT -> b.asIntBuffer().put((int[]) mine, at, count);
      case Primitives.LONG -> b.asLongBuffer().put((long[]) mine, at, count);
      case Primitives.FLOAT -> b.asFloatBuffer().put((float[]) mine, at, count);
      case Primitives.BOOLEAN -> truths((boolean[]) mine, at, b);
      default -> b.asDoubleBuffer().put((double[]) mine, at, count);
    }
  }

  /** Copies the part that begins at that byte from a buffer, and answers how long it is. */
  public int copyFrom(ByteBuffer from, long to) {
    int n = partOf(to, bytes());
    copyFrom(from, to, n);
    return n;
  }

  private void copyFrom(ByteBuffer from, long to, int n) {
    Object mine = array;
    if (mine == null) {
      return; // there was no room: what comes is dropped
    }
    ByteBuffer b = from.slice(from.position(), n).order(ByteOrder.LITTLE_ENDIAN);
    int at = (int) (to / width);
    int count = n / width;
    switch (kind) {
      case Primitives.BYTE -> b.get((byte[]) mine, at, count);
      case Primitives.SHORT -> b.asShortBuffer().get((short[]) mine, at, count);
      case Primitives.CHAR -> b.asCharBuffer().get((char[]) mine, at, count);
      case Primitives.INT -> b.asIntBuffer().get((int[]) mine, at, count);
      case Primitives.LONG -> b.asLongBuffer().get((long[]) mine, at, count);
      case Primitives.FLOAT -> b.asFloatBuffer().get((float[]) mine, at, count);
      case Primitives.BOOLEAN -> setTruths((boolean[]) mine, at, b);
      default -> b.asDoubleBuffer().get((double[]) mine, at, count);
    }
  }

  private static void truths(boolean[] array, int at, ByteBuffer to) {
    for (int i = 0; i < to.capacity(); i++) {
      to.put(i, (byte) (array[at + i] ? 1 : 0));
    }
  }

  private static void setTruths(boolean[] array, int at, ByteBuffer from) {
    for (int i = 0; i < from.capacity(); i++) {
      array[at + i] = from.get(i) != 0;
    }
  }

  /** Writes the part that begins at that byte, and answers how long it is. */
  public int write(FrameWriter out, long from) throws IOException {
    int n = partOf(from, bytes());
    if (array instanceof byte[] bytes) {
      out.write(bytes, (int) from, n);
    } else {
      byte[] few = new byte[Math.min(n, AT_ONCE)];
      for (int done = 0; done < n; done += few.length) {
        int k = Math.min(n - done, few.length);
        copyTo(ByteBuffer.wrap(few), from + done, k);
        out.write(few, 0, k);
      }
    }
    return n;
  }

  /** Reads the part that begins at that byte, and answers how long it is. */
  public int read(FrameBody in, long to) throws IOException {
    int n = partOf(to, bytes());
    if (array instanceof byte[] bytes) {
      in.read(bytes, (int) to, n);
    } else {
      byte[] few = new byte[Math.min(n, AT_ONCE)];
      for (int done = 0; done < n; done += few.length) {
        int k = Math.min(n - done, few.length);
        in.read(few, 0, k);
        copyFrom(ByteBuffer.wrap(few), to + done, k);
      }
    }
    return n;
  }
}
