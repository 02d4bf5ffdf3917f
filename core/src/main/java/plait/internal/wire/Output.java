package plait.internal.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes in the making: a list of chunks, so that growing copies nothing. Numbers are little-endian.
 * For one thread.
 */
class Output {
  private static final int FIRST = 64;
  private static final int LARGEST = 1 << 16;
  private static final int LONGEST_VAR = 10;

  private final int limit;
  private final List<byte[]> full = new ArrayList<>(0);
  private byte[] chunk = new byte[FIRST];
  private int at;
  private long before;

  Output(int limit) {
    this.limit = limit;
  }

  final long size() {
    return before + at;
  }

  /** All that was put, and nothing more. */
  final byte[][] chunks() {
    byte[][] all = full.toArray(new byte[full.size() + 1][]);
    all[full.size()] = at == chunk.length ? chunk : Arrays.copyOf(chunk, at);
    return all;
  }

  /** Room for {@code n} bytes in one piece; answers where it begins in {@link #chunk}. */
  private int room(int n) {
    int start = at;
    if (chunk.length - start < n) {
      start = next(n);
    }
    at = start + n;
    return start;
  }

  private int next(int n) {
    if (size() + n > limit) {
      throw Unsendable.tooLarge(limit);
    }
    if (at > 0) {
      full.add(at == chunk.length ? chunk : Arrays.copyOf(chunk, at));
      before += at;
    }
    chunk = new byte[Math.max(n, Math.min(LARGEST, chunk.length * 4))];
    at = 0;
    return 0;
  }

  final void put(int b) {
    int i = room(1); // may change the chunk
    chunk[i] = (byte) b;
  }

  final void putShort(int v) {
    int i = room(2);
    chunk[i] = (byte) v;
    chunk[i + 1] = (byte) (v >> 8);
  }

  final void putInt(int v) {
    int i = room(4);
    byte[] c = chunk;
    c[i] = (byte) v;
    c[i + 1] = (byte) (v >> 8);
    c[i + 2] = (byte) (v >> 16);
    c[i + 3] = (byte) (v >> 24);
  }

  final void putLong(long v) {
    int i = room(8);
    byte[] c = chunk;
    c[i] = (byte) v;
    c[i + 1] = (byte) (v >> 8);
    c[i + 2] = (byte) (v >> 16);
    c[i + 3] = (byte) (v >> 24);
    c[i + 4] = (byte) (v >> 32);
    c[i + 5] = (byte) (v >> 40);
    c[i + 6] = (byte) (v >> 48);
    c[i + 7] = (byte) (v >> 56);
  }

  /** A number that is mostly small and never negative. */
  final void putCount(int v) {
    if (v >= 0 && v < 0x80) {
      put(v);
    } else {
      putVar(v & 0xFFFF_FFFFL);
    }
  }

  /** A number of either sign that is mostly near zero. */
  final void putNear(int v) {
    putVar(Plain.near(v));
  }

  /** A number of either sign that is mostly near zero. */
  final void putNear(long v) {
    putVar(Plain.near(v));
  }

  private void putVar(long v) {
    int start = room(LONGEST_VAR);
    byte[] c = chunk;
    int i = start;
    long left = v;
    while ((left & ~0x7FL) != 0) {
      c[i++] = (byte) (((int) left & 0x7F) | 0x80);
      left >>>= 7;
    }
    c[i++] = (byte) left;
    at = i; // gives back what was too much
  }

  final void putBytes(byte[] bytes, int from, int n) {
    int i = room(n);
    System.arraycopy(bytes, from, chunk, i, n);
  }

  /** A view of fresh room for {@code n} elements of the given size. */
  final ByteBuffer room(int n, int size) {
    long bytes = (long) n * size;
    if (bytes > limit) {
      throw Unsendable.tooLarge(limit);
    }
    int i = room((int) bytes);
    return ByteBuffer.wrap(chunk, i, (int) bytes).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A string's length and characters, one byte each if all of them are below 256. */
  final void putText(String text) {
    putCount(text.length());
    if (isLatin1(text)) {
      put(Tag.LATIN1);
      putLatin1(text);
    } else {
      put(Tag.UTF16);
      putUtf16(text);
    }
  }

  static boolean isLatin1(String text) {
    int all = 0;
    for (int i = 0, n = text.length(); i < n; i++) {
      all |= text.charAt(i);
    }
    return all < 0x100;
  }

  @SuppressWarnings("deprecation") // it drops the upper halves of characters, and there are none
  final void putLatin1(String text) {
    int n = text.length();
    int i = room(n);
    text.getBytes(0, n, chunk, i);
  }

  final void putUtf16(String text) {
    int n = text.length();
    if (n > limit / 2) {
      throw Unsendable.tooLarge(limit);
    }
    int start = room(2 * n);
    byte[] c = chunk;
    for (int i = 0; i < n; i++) {
      char ch = text.charAt(i);
      c[start + 2 * i] = (byte) ch;
      c[start + 2 * i + 1] = (byte) (ch >> 8);
    }
  }
}
