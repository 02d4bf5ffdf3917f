package plait.internal.wire;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames to a stream. Small frames gather in a buffer until {@link #flush} or until it is
 * full; long arrays go past it. For one thread at a time. Its methods wait as long as the stream
 * does; after an IOException it is of no use.
 */
public final class FrameWriter {
  private final OutputStream out;
  private final int limit;
  private final byte[] buffer = new byte[FrameFormat.BUFFER];
  private int at;

  /** Where the header of the open piece begins in the buffer. */
  private int header;

  private boolean isOpen;
  private long body;

  /** How many bytes the stream has got. */
  private long sent;

  private @Nullable Ledger ledger;

  /** Up to where the buffer is in the ledger. */
  private int kept;

  /** Where the frame begins in the buffer that may be resumed, or -1. */
  private int growing = -1;

  private int growingType;
  private long growingId;

  /**
   * Makes one.
   *
   * @param out is neither buffered nor flushed by anybody else
   * @param limits {@link Limits#bytes} is the longest body
   */
  public FrameWriter(OutputStream out, Limits limits) {
    this.out = out;
    this.limit = limits.bytes();
  }

  /**
   * Begins a frame.
   *
   * @param type 0 to 255
   * @param flags 0 to 127
   * @param id what the frame belongs to
   */
  public void begin(int type, int flags, long id) throws IOException {
    if (isOpen) {
      throw new IllegalStateException("The frame before has not ended");
    }
    if ((type & ~0xFF) != 0 || (flags & ~0x7F) != 0) {
      throw new IllegalArgumentException("Type " + type + " or flags " + flags + " out of range");
    }
    settle();
    isOpen = true;
    body = 0;
    if (FrameFormat.BUFFER - at < FrameFormat.HEADER + 64) {
      empty();
    }
    putHeader(type, flags, id);
  }

  /** No more is added to the frame that might have been resumed. */
  private void settle() {
    if (growing >= 0 && growing < kept && ledger != null) {
      ledger.settle(sent + growing, buffer, growing);
    }
    growing = -1;
  }

  /**
   * Goes on with the frame that was written last, if that ended {@link #endForNow for now}, is of
   * this type and id and not on its way yet, and there is room for a {@link Plain} value.
   *
   * @return false if there is no such frame, so that one has to be begun
   */
  public boolean resume(int type, long id) {
    if (growing < 0
        || growingType != type
        || growingId != id
        || FrameFormat.BUFFER - at < Plain.LONGEST
        || isOpen) {
      return false;
    }
    isOpen = true;
    header = growing;
    body = (long) at - header - FrameFormat.HEADER;
    return true;
  }

  /** Ends the frame as {@link #end} does; until it is flushed it can be resumed. */
  public void endForNow(int type, long id) {
    end();
    growing = header;
    growingType = type;
    growingId = id;
  }

  private void putHeader(int type, int flags, long id) {
    header = at;
    at += 4;
    buffer[at++] = (byte) type;
    buffer[at++] = (byte) flags;
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[at++] = (byte) (id >> shift);
    }
  }

  /** Ends the frame; it may stay in the buffer until {@link #flush}. */
  public void end() {
    checkOpen();
    isOpen = false;
    close(at - header - FrameFormat.HEADER);
  }

  /** Writes a frame without a body. */
  public void frame(int type, int flags, long id) throws IOException {
    begin(type, flags, id);
    end();
  }

  /**
   * Hands everything to the stream, and flushes that.
   *
   * @throws IllegalStateException if a frame has not ended
   */
  public void flush() throws IOException {
    if (isOpen) {
      throw new IllegalStateException("The frame has not ended");
    }
    empty();
    out.flush();
  }

  /** From now on frames may be kept in this ledger. */
  public void use(Ledger shared) {
    shared.grows(Ledger.NOTHING);
    ledger = shared;
    kept = 0;
  }

  /**
   * Keeps the frames that have ended where the other side finds them should this process end before
   * they are flushed.
   *
   * @return false if there is no ledger, so that they have to be flushed
   */
  public boolean keep() {
    Ledger to = ledger;
    if (to == null || isOpen) {
      return false;
    }
    if (growing >= kept) {
      to.grows(sent + growing);
    }
    to.keep(sent + kept, buffer, kept, at - kept);
    kept = at;
    return true;
  }

  private void empty() throws IOException {
    if (at > 0) {
      if (growing >= 0 && growing < kept && kept < at) {
        keep(); // part of it is: should no more than its beginning be sent, its end is found
      }
      settle();
      int n = at;
      at = 0;
      kept = 0;
      sent += n;
      out.write(buffer, 0, n);
    }
  }

  /** Writes the length of the open piece into its header. */
  private void close(int length) {
    buffer[header] = (byte) (length >> 24);
    buffer[header + 1] = (byte) (length >> 16);
    buffer[header + 2] = (byte) (length >> 8);
    buffer[header + 3] = (byte) length;
  }

  private void checkOpen() {
    if (!isOpen) {
      throw new IllegalStateException("No frame was begun");
    }
  }

  /**
   * Sends the open piece with its first {@code direct} bytes still to come, and begins the next.
   */
  private void turn(int direct) throws IOException {
    int type = buffer[header + 4];
    int flags = buffer[header + 5];
    long id = 0;
    for (int i = 6; i < FrameFormat.HEADER; i++) {
      id = (id << 8) | (buffer[header + i] & 0xFF);
    }
    buffer[header + 5] = (byte) (flags | FrameFormat.MORE);
    close(at - header - FrameFormat.HEADER + direct);
    empty();
    saved(type, flags, id);
  }

  private int nextType;
  private int nextFlags;
  private long nextId;

  private void saved(int type, int flags, long id) {
    nextType = type;
    nextFlags = flags;
    nextId = id;
  }

  private void count(int n) throws IOException {
    checkOpen();
    body += n;
    if (body > limit) {
      throw new WireException("The body of a frame is longer than " + limit + " bytes");
    }
  }

  /** Adds bytes to the body. */
  public void write(byte[] bytes, int from, int n) throws IOException {
    count(n);
    if (n >= FrameFormat.BUFFER) {
      writePast(bytes, from, n);
      return;
    }
    int left = n;
    while (true) {
      int fits = Math.min(left, FrameFormat.BUFFER - at);
      System.arraycopy(bytes, from + n - left, buffer, at, fits);
      at += fits;
      left -= fits;
      if (left == 0) {
        return;
      }
      turn(0);
      putHeader(nextType, nextFlags, nextId);
    }
  }

  private void writePast(byte[] bytes, int from, int n) throws IOException {
    int done = from;
    int left = n;
    while (left > 0) {
      int held = at - header - FrameFormat.HEADER;
      int direct = Math.min(left, FrameFormat.PIECE - held);
      turn(direct);
      sent += direct;
      out.write(bytes, done, direct);
      putHeader(nextType, nextFlags, nextId);
      done += direct;
      left -= direct;
    }
  }

  private void room(int n) throws IOException {
    count(n);
    if (n > FrameFormat.BUFFER - at) {
      turn(0);
      putHeader(nextType, nextFlags, nextId);
    }
  }

  /** Adds a byte to the body. */
  public void write(int b) throws IOException {
    room(1);
    buffer[at++] = (byte) b;
  }

  /** Adds four bytes to the body, the lowest first. */
  public void writeInt(int v) throws IOException {
    room(4);
    for (int shift = 0; shift < 32; shift += 8) {
      buffer[at++] = (byte) (v >> shift);
    }
  }

  /** Adds eight bytes to the body, the lowest first. */
  public void writeLong(long v) throws IOException {
    room(8);
    for (int shift = 0; shift < 64; shift += 8) {
      buffer[at++] = (byte) (v >> shift);
    }
  }

  /** Adds a number that is mostly small, in one to five bytes. */
  public void writeCount(int v) throws IOException {
    writeBits(v & 0xFFFF_FFFFL);
  }

  /** Adds a byte, and a number of which the bits are written seven in a byte. */
  void writeTagged(int tag, long bits) throws IOException {
    room(1 + lengthOf(bits));
    byte[] to = buffer;
    int i = at;
    to[i++] = (byte) tag;
    long left = bits;
    while ((left & ~0x7FL) != 0) {
      to[i++] = (byte) ((int) left | 0x80);
      left >>>= 7;
    }
    to[i++] = (byte) left;
    at = i;
  }

  /** Adds the low bits of a number, seven in a byte, up to the highest that is set. */
  void writeBits(long bits) throws IOException {
    long left = bits;
    while ((left & ~0x7FL) != 0) {
      write(((int) left & 0x7F) | 0x80);
      left >>>= 7;
    }
    write((int) left);
  }

  /** How many bytes that takes. */
  static int lengthOf(long bits) {
    return Math.max(1, (70 - Long.numberOfLeadingZeros(bits)) / 7);
  }

  /** Adds a text to the body, for {@link FrameBody#readText}. */
  public void writeText(String text) throws IOException {
    Output bytes = new Output(limit);
    bytes.putText(text);
    for (byte[] chunk : bytes.chunks()) {
      write(chunk, 0, chunk.length);
    }
  }
}
