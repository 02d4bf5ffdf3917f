package plait.internal.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames from a stream, as they are: it waits for the bytes of a frame only when they are
 * asked for. For one thread at a time. Its methods wait as long as the stream does.
 */
public final class FrameReader {
  private static final byte[] NOTHING = {};
  private static final InputStream ENDED = InputStream.nullInputStream();

  private final InputStream in;
  private final int limit;
  private final FrameBody body = new FrameBody(this);
  private final byte[] buffer;
  private int at;
  private int end;

  private int type;
  private int flags;
  private long id;

  /** Bytes of the piece that were not taken yet. */
  private int left;

  private boolean hasMore;
  private long seen;
  private boolean broken;

  /**
   * Makes one.
   *
   * @param in is not read by anybody else
   * @param limits {@link Limits#bytes} is the longest body
   */
  public FrameReader(InputStream in, Limits limits) {
    this.in = in;
    this.limit = limits.bytes();
    this.buffer = new byte[FrameFormat.BUFFER];
  }

  /** One without a stream, for a body that is in memory. */
  private FrameReader(FrameReader of) {
    in = ENDED;
    limit = of.limit;
    buffer = NOTHING;
    type = of.type;
    flags = of.flags;
    id = of.id;
  }

  /** One for bodies that never were in a stream. */
  private FrameReader() {
    in = ENDED;
    limit = 0;
    buffer = NOTHING;
  }

  static FrameBody inMemory(byte[] bytes, int from, int to) {
    FrameBody body = new FrameReader().body;
    body.window(bytes, from, to);
    return body;
  }

  FrameBody detached() {
    return new FrameReader(this).body;
  }

  /**
   * Waits for the next frame; what was not read of the one before is skipped, and its body is of no
   * use any more.
   *
   * @return the body, or null if the stream ended after a whole frame
   * @throws WireException if what came is no frame, or too long
   * @throws EOFException if the stream ended inside a frame
   */
  public @Nullable FrameBody next() throws IOException {
    body.skip();
    if (at == end && !fill()) {
      return null;
    }
    header();
    seen = left;
    checkLength();
    body.reset();
    return body;
  }

  /**
   * Whether something of the next frame is there. What was not read of the last one is skipped
   * first, as {@link #next} does: its rest is no sign of another.
   */
  public boolean hasBegunNext() throws IOException {
    body.skip();
    return at < end || in.available() > 0;
  }

  int type() {
    return type;
  }

  int flags() {
    return flags;
  }

  long id() {
    return id;
  }

  /** Whether the stream has failed, or ended in the middle of a frame. */
  boolean isBroken() {
    return broken;
  }

  private int receive(byte[] to, int from, int most) throws IOException {
    boolean failed = true;
    try {
      int n = in.read(to, from, most);
      failed = false;
      return n;
    } finally {
      broken |= failed;
    }
  }

  private boolean fill() throws IOException {
    int n = receive(buffer, 0, buffer.length);
    at = 0;
    end = Math.max(n, 0);
    return n > 0;
  }

  private int octet() throws IOException {
    if (at == end && !fill()) {
      throw cut();
    }
    return buffer[at++] & 0xFF;
  }

  private EOFException cut() {
    broken = true;
    return new EOFException("The link ended in the middle of a frame");
  }

  private void header() throws IOException {
    int marks;
    if (end - at >= FrameFormat.HEADER) {
      left = fourAt(at);
      type = buffer[at + 4] & 0xFF;
      marks = buffer[at + 5] & 0xFF;
      id = ((long) fourAt(at + 6) << 32) | (fourAt(at + 10) & 0xFFFF_FFFFL);
      at += FrameFormat.HEADER;
    } else {
      left = (int) number(4);
      type = octet();
      marks = octet();
      id = number(8);
    }
    flags = marks & ~FrameFormat.MORE;
    hasMore = (marks & FrameFormat.MORE) != 0;
    if (left < 0 || left > FrameFormat.PIECE) {
      throw new WireException(
          "A frame claims " + (left & 0xFFFF_FFFFL) + " bytes: this is no frame");
    }
    if (hasMore && left == 0) {
      throw new WireException("An empty piece of a frame claims to go on");
    }
  }

  private int fourAt(int i) {
    byte[] b = buffer;
    return (b[i] << 24) | ((b[i + 1] & 0xFF) << 16) | ((b[i + 2] & 0xFF) << 8) | (b[i + 3] & 0xFF);
  }

  private long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = (number << 8) | octet();
    }
    return number;
  }

  private void checkLength() throws WireException {
    if (seen > limit) {
      throw new WireException("The body of a frame is longer than " + limit + " bytes");
    }
  }

  /** Goes to the next piece of the body if this one is used up; false if there is none. */
  private boolean hasBody() throws IOException {
    while (left == 0) {
      if (!hasMore) {
        return false;
      }
      continuation();
    }
    return true;
  }

  private void continuation() throws IOException {
    int typeBefore = type;
    int flagsBefore = flags;
    long idBefore = id;
    header();
    if (type != typeBefore || flags != flagsBefore || id != idBefore) {
      throw new WireException("A frame began before the one before had ended");
    }
    seen += left;
    checkLength();
  }

  /**
   * Gives the body a window on the next of its bytes, valid until the next call; false at the end
   * of the body.
   */
  boolean window(FrameBody to) throws IOException {
    if (!hasBody()) {
      return false;
    }
    if (at == end && !fill()) {
      throw cut();
    }
    int n = Math.min(left, end - at);
    to.window(buffer, at, at + n);
    at += n;
    left -= n;
    return true;
  }

  /** Reads bytes of the body, at least one; answers how many, or -1 at its end. */
  int read(byte[] to, int from, int n) throws IOException {
    if (!hasBody()) {
      return -1;
    }
    int wanted = Math.min(n, left);
    int got;
    if (at == end && wanted < FrameFormat.BUFFER && !fill()) {
      throw cut();
    }
    if (at < end) {
      got = Math.min(wanted, end - at);
      System.arraycopy(buffer, at, to, from, got);
      at += got;
    } else {
      got = receive(to, from, wanted);
      if (got <= 0) {
        throw cut();
      }
    }
    left -= got;
    return got;
  }
}
