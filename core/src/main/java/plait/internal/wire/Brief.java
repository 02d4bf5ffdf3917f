package plait.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The letters that most calls and most items are: a number, a short text, some bytes. The same
 * bytes as {@link Letters} writes and reads, without what only the others need.
 */
final class Brief {
  /** Not one of these. */
  static final Object OTHER = new Object();

  private static final int HEAD = 2; // no definitions, the tag
  private static final int SHORT = 0x80;
  private static final int LONGEST_NUMBER = 10;

  private Brief() {}

  /** The letter of a value; null if it takes more than this. */
  static byte @Nullable [] write(@Nullable Object value) {
    return switch (value) {
      case null -> tagged(Tag.NULL, 0);
      case String text when text.length() < SHORT && Output.isLatin1(text) -> text(text);
      case Integer number -> number(Tag.INT, Plain.near(number.intValue()));
      case Long number -> number(Tag.LONG, Plain.near(number.longValue()));
      case Boolean truth -> tagged(truth ? Tag.TRUE : Tag.FALSE, 0);
      case byte[] bytes when bytes.length < SHORT -> counted(Tag.BYTES, bytes, bytes.length);
      default -> null;
    };
  }

  private static byte[] tagged(int tag, int more) {
    byte[] all = new byte[HEAD + more];
    all[1] = (byte) tag;
    return all;
  }

  private static byte[] text(String text) {
    return counted(Tag.LATIN1, text.getBytes(StandardCharsets.ISO_8859_1), text.length());
  }

  private static byte[] counted(int tag, byte[] bytes, int n) {
    byte[] all = tagged(tag, 1 + n);
    all[HEAD] = (byte) n;
    System.arraycopy(bytes, 0, all, HEAD + 1, n);
    return all;
  }

  private static byte[] number(int tag, long bits) {
    byte[] all = tagged(tag, bits >>> 7 == 0 ? 1 : LONGEST_NUMBER);
    int at = HEAD;
    long left = bits;
    for (; left >>> 7 != 0; left >>>= 7) {
      all[at++] = (byte) (left | SHORT);
    }
    all[at++] = (byte) left;
    return at == all.length ? all : Arrays.copyOf(all, at);
  }

  /** The value of a letter of this kind; {@link #OTHER} if it is another, or none at all. */
  static @Nullable Object read(byte[] bytes, int from, int to) {
    int n = to - from - HEAD;
    if (n < 0 || bytes[from] != 0) {
      return OTHER;
    }
    int tag = bytes[from + 1];
    if (n == 0) {
      return constant(tag);
    }
    int first = bytes[from + HEAD];
    if (first < 0) {
      return OTHER; // a number or a count of several bytes
    }
    if (n == 1) {
      return small(tag, first);
    }
    if (n - 1 != first) {
      return OTHER;
    }
    int start = from + HEAD + 1;
    return switch (tag) {
      case Tag.LATIN1 -> new String(bytes, start, first, StandardCharsets.ISO_8859_1);
      case Tag.BYTES -> Arrays.copyOfRange(bytes, start, to);
      default -> OTHER;
    };
  }

  private static @Nullable Object constant(int tag) {
    return switch (tag) {
      case Tag.NULL -> null;
      case Tag.TRUE -> true;
      case Tag.FALSE -> false;
      default -> OTHER;
    };
  }

  private static Object small(int tag, int bits) {
    return switch (tag) {
      case Tag.INT -> (bits >>> 1) ^ -(bits & 1);
      case Tag.LONG -> (long) ((bits >>> 1) ^ -(bits & 1));
      default -> OTHER;
    };
  }
}
