package plait.internal.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The body of the frame that was read last: its bytes in order, over all its pieces. Reading past
 * its end is a {@link WireException}. It never allocates more than has arrived, but for a fixed
 * amount.
 */
public final class FrameBody {
  /** What may be allocated for bytes that were only announced. */
  private static final int TRUSTED = 1 << 24;

  private static final int AHEAD = 1 << 16;
  private static final Queue<Annex> NOTHING = new ArrayDeque<>(0);
  private static final @Nullable Annex[] NONE = {};

  private static final int SCRATCH = 1 << 14;

  private final FrameReader reader;
  private final Queue<byte[]> ahead = new ArrayDeque<>(0);
  private long aheadBytes;
  private byte[] scratch = {};
  private byte[] buffer = {};
  private int at;
  private int end;

  /** What came beside the parcels that are still to be read. */
  private Queue<Annex> annexes = NOTHING;

  FrameBody(FrameReader reader) {
    this.reader = reader;
  }

  /** The type of the frame. */
  public int type() {
    return reader.type();
  }

  /** The flags of the frame. */
  public int flags() {
    return reader.flags();
  }

  /** What the frame belongs to. */
  public long id() {
    return reader.id();
  }

  /** Whether the stream has failed or ended, so that no more of it will come. */
  boolean isBroken() {
    return reader.isBroken();
  }

  void reset() {
    at = 0;
    end = 0;
    ahead.clear();
    aheadBytes = 0;
    annexes = NOTHING;
  }

  void window(byte[] bytes, int from, int to) {
    buffer = bytes;
    at = from;
    end = to;
  }

  /** Reads to the end of the body and forgets it. */
  void skip() throws IOException {
    reset();
    while (reader.window(this)) {
      at = end;
    }
    at = 0;
    end = 0;
  }

  private boolean refill() throws IOException {
    byte[] next = ahead.poll();
    if (next != null) {
      aheadBytes -= next.length;
      window(next, 0, next.length);
      return true;
    }
    return reader.window(this);
  }

  /** Where in memory the next byte is, of a body that is there as a whole. */
  int place() {
    return at;
  }

  /** Whether all of it was read; waits for the header of the next piece if need be. */
  public boolean isAtEnd() throws IOException {
    return at == end && !refill();
  }

  private static WireException tooShort() {
    return new WireException("The message is cut off: more was announced than came");
  }

  /**
   * Sees that so many bytes are still to come, which takes reading them if they are not here yet.
   *
   * @throws WireException if they are not
   */
  void prove(long bytes) throws IOException {
    if (bytes <= end - at) {
      return;
    }
    long here = end - at + aheadBytes;
    if (bytes > here) {
      readAhead(bytes - here);
    }
  }

  private void readAhead(long missing) throws IOException {
    if (aheadBytes == 0 && at < end) {
      window(Arrays.copyOfRange(buffer, at, end), 0, end - at);
    }
    long left = missing;
    while (left > 0) {
      byte[] next = new byte[AHEAD];
      int n = reader.read(next, 0, AHEAD);
      if (n < 0) {
        throw tooShort();
      }
      ahead.add(n == AHEAD ? next : Arrays.copyOf(next, n));
      aheadBytes += n;
      left -= n;
    }
  }

  /** One byte, 0 to 255. */
  public int read() throws IOException {
    if (at == end && !refill()) {
      throw tooShort();
    }
    return buffer[at++] & 0xFF;
  }

  int readShort() throws IOException {
    return read() | (read() << 8);
  }

  /** Four bytes, the lowest first. */
  public int readInt() throws IOException {
    if (end - at >= 4) {
      byte[] b = buffer;
      int i = at;
      at = i + 4;
      return (b[i] & 0xFF)
          | ((b[i + 1] & 0xFF) << 8)
          | ((b[i + 2] & 0xFF) << 16)
          | (b[i + 3] << 24);
    }
    return readShort() | (readShort() << 16);
  }

  /** Eight bytes, the lowest first. */
  public long readLong() throws IOException {
    return (readInt() & 0xFFFF_FFFFL) | ((long) readInt() << 32);
  }

  /** A number written by {@link FrameWriter#writeCount}; refused if it is negative. */
  public int readCount() throws IOException {
    int b = read();
    if (b < 0x80) {
      return b;
    }
    long count = varFrom(b);
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw new WireException("A count is out of range");
    }
    return (int) count;
  }

  int readNearInt() throws IOException {
    int b = read();
    long v = b < 0x80 ? b : varFrom(b);
    if (v >>> 32 != 0) {
      throw new WireException("A number is out of range");
    }
    int bits = (int) v;
    return (bits >>> 1) ^ -(bits & 1);
  }

  long readNearLong() throws IOException {
    int b = read();
    long v = b < 0x80 ? b : varFrom(b);
    return (v >>> 1) ^ -(v & 1);
  }

  private long varFrom(int first) throws IOException {
    long v = first & 0x7F;
    for (int shift = 7; shift < 64; shift += 7) {
      int b = read();
      v |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return v;
      }
    }
    throw new WireException("A number has no end");
  }

  /** Reads exactly {@code n} bytes into an array. */
  public void read(byte[] to, int from, int n) throws IOException {
    int done = 0;
    while (done < n) {
      if (at < end || (!ahead.isEmpty() && refill())) {
        int part = Math.min(n - done, end - at);
        System.arraycopy(buffer, at, to, from + done, part);
        at += part;
        done += part;
      } else {
        int part = reader.read(to, from + done, n - done);
        if (part < 0) {
          throw tooShort();
        }
        done += part;
      }
    }
  }

  /** Reads what is there of the body, at most as much as fits; not at its end. */
  public int readSome(byte[] to) throws IOException {
    if (isAtEnd()) {
      throw tooShort();
    }
    int n = Math.min(to.length, end - at);
    read(to, 0, n);
    return n;
  }

  /** So many bytes; the array grows as they come if they are many. */
  public byte[] readBytes(int n) throws IOException {
    byte[] bytes = new byte[Math.min(n, Math.max(TRUSTED, end - at))];
    read(bytes, 0, bytes.length);
    while (bytes.length < n) {
      int had = bytes.length;
      bytes = Arrays.copyOf(bytes, (int) Math.min(n, 2L * had));
      read(bytes, had, bytes.length - had);
    }
    return bytes;
  }

  /**
   * The rest of the body by itself, in memory: it can be read at any time, by any one thread, also
   * after {@link FrameReader#next}.
   */
  public FrameBody detach() throws IOException {
    FrameBody detached = reader.detached();
    while (!isAtEnd()) {
      byte[] part = Arrays.copyOfRange(buffer, at, end);
      at = end;
      detached.ahead.add(part);
      detached.aheadBytes += part.length;
    }
    return detached;
  }

  /** Gives the parcels of this body what came beside them. */
  public void attach(Queue<Annex> cameBeside) {
    annexes = cameBeside;
  }

  @Nullable Annex[] takeAnnexes(int n) throws WireException {
    if (n == 0) {
      return NONE;
    }
    if (n > annexes.size()) {
      throw new WireException("A parcel refers to arrays that did not come");
    }
    @Nullable Annex[] taken = new Annex[n];
    for (int i = 0; i < n; i++) {
      taken[i] = annexes.remove();
    }
    return taken;
  }

  /** Skips so many bytes. */
  void skip(int n) throws IOException {
    int left = n;
    while (left > 0) {
      if (at == end && !refill()) {
        throw tooShort();
      }
      int part = Math.min(left, end - at);
      at += part;
      left -= part;
    }
  }

  /** A text written by {@link FrameWriter#writeText}. */
  public String readText() throws IOException {
    int n = readCount();
    return switch (read()) {
      case Tag.LATIN1 -> readLatin1(n);
      case Tag.UTF16 -> readUtf16(n);
      default -> throw new WireException("A text was expected, and something else came");
    };
  }

  String readLatin1(int n) throws IOException {
    if (n <= end - at) {
      String text = new String(buffer, at, n, StandardCharsets.ISO_8859_1);
      at += n;
      return text;
    }
    return new String(readBytes(n), StandardCharsets.ISO_8859_1);
  }

  String readUtf16(int n) throws IOException {
    return new String(new PrimitiveArrays(this).chars(n));
  }

  /**
   * A view of the next elements of the given size, at most {@code n}; at least one. They are copied
   * to where they are aligned: bulk reads of numbers that are not take ten times as long.
   */
  ByteBuffer elements(int n, int size) throws IOException {
    byte[] aligned = scratch;
    if (aligned.length == 0) {
      aligned = scratch = new byte[SCRATCH];
    }
    int bytes = (int) Math.min((long) n * size, SCRATCH);
    read(aligned, 0, bytes);
    return ByteBuffer.wrap(aligned, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** How many elements of that size may be allocated at once when {@code n} are announced. */
  int trusted(int n, int size) {
    return Math.min(n, Math.max(TRUSTED, end - at) / size);
  }
}
