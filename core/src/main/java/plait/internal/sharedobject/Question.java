package plait.internal.sharedobject;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.internal.process.Program;
import plait.internal.wire.Letter;

/**
 * What one process asks another: its kind, the key of an object, and for a call the number of the
 * method and the arguments, each a letter with its length before it.
 */
final class Question {
  static final int CALL = 1;
  static final int CLAIM = 2;
  static final int DROP = 3;
  static final int SEND_ON = 4;

  static final int HEAD = 1 + Long.BYTES;

  private static final byte[][] NO_ARGUMENTS = {};

  private final byte[] bytes;
  private final List<Object> lent;

  private Question(byte[] bytes, List<Object> lent) {
    this.bytes = bytes;
    this.lent = lent;
  }

  /** How it is written. */
  byte[] bytes() {
    return bytes;
  }

  /** What is lent in it stays as long as somebody holds this. */
  List<Object> lent() {
    return lent;
  }

  static Question call(long key, long method, @Nullable Object @Nullable [] arguments) {
    if (arguments == null) {
      return new Question(call(key, method, NO_ARGUMENTS, 0), List.of());
    }
    byte[][] letters = new byte[arguments.length][];
    List<Object> lent = List.of();
    int size = 0;
    for (int i = 0; i < letters.length; i++) {
      Letter letter = Program.letters().write(arguments[i]);
      letters[i] = letter.bytes();
      size = Math.addExact(size, letters[i].length + Integer.BYTES);
      if (letter.lends()) {
        lent = lent.isEmpty() ? new ArrayList<>() : lent;
        lent.add(letter.lent());
      }
    }
    return new Question(call(key, method, letters, size), lent);
  }

  private static byte[] call(long key, long method, byte[][] letters, int size) {
    byte[] bytes = new byte[HEAD + Long.BYTES + size];
    ByteBuffer to = head(bytes, CALL, key).putLong(method);
    for (byte[] each : letters) {
      to.putInt(each.length).put(each);
    }
    return bytes;
  }

  /** {@code isFirst} tells that this process had no handle before. */
  static Question claim(long key, long ticket, boolean isFirst) {
    byte[] bytes = new byte[HEAD + Long.BYTES + 1];
    ByteBuffer _ = head(bytes, CLAIM, key).putLong(ticket).put((byte) (isFirst ? 1 : 0));
    return new Question(bytes, List.of());
  }

  static Question sendOn(long key, long ticket) {
    byte[] bytes = new byte[HEAD + Long.BYTES];
    ByteBuffer _ = head(bytes, SEND_ON, key).putLong(ticket);
    return new Question(bytes, List.of());
  }

  static Question drop(long key) {
    byte[] bytes = new byte[HEAD];
    ByteBuffer _ = head(bytes, DROP, key);
    return new Question(bytes, List.of());
  }

  private static ByteBuffer head(byte[] bytes, int kind, long key) {
    return ByteBuffer.wrap(bytes).put((byte) kind).putLong(key);
  }
}
