package plait.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that two processes share, in which one keeps the bytes that it has not yet sent: should it
 * end before, the other finds them there. A ring, in which each byte has the place of its number in
 * the stream, and a mark up to where they are kept. The bytes are written before the mark.
 *
 * <p>One frame at a time may grow: it goes up to the mark, whatever its header says. Where it
 * begins is written before the mark goes past that, and no more before the mark goes on to another
 * frame.
 *
 * <p>One process writes, by one thread at a time; the other one reads when the first has ended.
 */
public final class Ledger {
  /** Holds all that a {@link FrameWriter} may hold back. */
  private static final int RING = 2 * FrameFormat.BUFFER;

  private static final int FIRST = 64;

  /** Where the beginning of the frame is that grows. */
  private static final int GROWS = Long.BYTES;

  /** Stands for that if no frame grows. */
  static final long NOTHING = -1;

  /** The bytes of a ledger. */
  public static final int SIZE = FIRST + RING;

  /** So many bytes are copied quicker word by word. */
  private static final int FEW = 64;

  private static final VarHandle WORDS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle ARRAY_WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;

  /** One in the given direct memory, of at least {@link #SIZE} bytes, which begin aligned. */
  public Ledger(ByteBuffer memory) {
    this.memory = memory;
  }

  /** Keeps bytes of which the first one is the byte of that number in the stream. */
  void keep(long number, byte[] bytes, int from, int n) {
    int at = (int) (number & (RING - 1));
    if (n <= FEW && at + FEW <= RING && from + FEW <= bytes.length) {
      for (int i = 0; i < n; i += Long.BYTES) { // what is beyond the mark does not matter
        WORDS.set(memory, FIRST + at + i, (long) ARRAY_WORDS.get(bytes, from + i));
      }
    } else {
      int first = Math.min(n, RING - at);
      memory.put(FIRST + at, bytes, from, first);
      memory.put(FIRST, bytes, from + first, n - first);
    }
    WORDS.setRelease(memory, 0, number + n);
  }

  /** The frame that begins at that byte of the stream grows. */
  void grows(long number) {
    WORDS.setRelease(memory, GROWS, number);
  }

  /** The frame that grew has its length: the four bytes there, of that number in the stream. */
  void settle(long number, byte[] bytes, int from) {
    for (int i = 0; i < Integer.BYTES; i++) {
      memory.put(FIRST + (int) ((number + i) & (RING - 1)), bytes[from + i]);
    }
    WORDS.setRelease(memory, GROWS, NOTHING);
  }

  /** Gives the kept bytes from that number on, at most {@code most}; answers how many. */
  int take(long number, byte[] to, int from, int most) {
    long mark = (long) WORDS.getAcquire(memory, 0);
    long kept = mark - number;
    if (kept <= 0 || kept > RING) {
      return 0; // all of it was sent; or whoever wrote the mark did not mean it
    }
    int n = (int) Math.min(kept, most);
    int at = (int) (number & (RING - 1));
    int first = Math.min(n, RING - at);
    memory.get(FIRST + at, to, from, first);
    memory.get(FIRST, to, from + first, n - first);
    measure(number, to, from, n, mark);
    return n;
  }

  /**
   * Writes the length of the frame that grew into its header, as far as that is among the bytes.
   */
  private void measure(long number, byte[] to, int from, int n, long mark) {
    long begin = (long) WORDS.getAcquire(memory, GROWS);
    int length = (int) (mark - begin) - FrameFormat.HEADER;
    for (int i = 0; i < Integer.BYTES && begin >= 0 && begin < mark; i++) {
      long place = begin + i - number;
      if (place >= 0 && place < n) {
        to[from + (int) place] = (byte) (length >> (24 - 8 * i));
      }
    }
  }
}
