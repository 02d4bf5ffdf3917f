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
 *
 * @param bytes how it is written
 * @param lent what is lent in it stays as long as somebody holds this
 */
record Question(byte[] bytes, List<Object> lent) {
  static final int CALL = 1;
  static final int CLAIM = 2;
  static final int DROP = 3;
  static final int SEND_ON = 4;

  static final int HEAD = 1 + Long.BYTES;

  private static final byte[][] NO_ARGUMENTS = {};

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
    ByteBuffer to = head(CALL, key, Long.BYTES + size).putLong(method);
    for (byte[] each : letters) {
      to.putInt(each.length).put(each);
    }
    return to.array();
  }

  /** {@code isFirst} tells that this process had no handle before. */
  static Question claim(long key, long ticket, boolean isFirst) {
    ByteBuffer to = head(CLAIM, key, Long.BYTES + 1).putLong(ticket);
    return new Question(to.put((byte) (isFirst ? 1 : 0)).array(), List.of());
  }

  static Question sendOn(long key, long ticket) {
    return new Question(head(SEND_ON, key, Long.BYTES).putLong(ticket).array(), List.of());
  }

  static Question drop(long key) {
    return new Question(head(DROP, key, 0).array(), List.of());
  }

  private static ByteBuffer head(int kind, long key, int more) {
    return ByteBuffer.allocate(HEAD + more).put((byte) kind).putLong(key);
  }
}
