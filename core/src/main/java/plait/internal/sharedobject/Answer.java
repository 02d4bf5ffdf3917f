package plait.internal.sharedobject;

import org.jspecify.annotations.Nullable;
import plait.internal.process.Program;
import plait.internal.wire.Letter;

/** An answer to a call: its kind, then a letter. */
final class Answer {
  static final int VALUE = 0;
  static final int FAILURE = 1;

  /** There is nothing to be called; the letter says why. */
  static final int GONE = 2;

  private final byte[] bytes;
  private final @Nullable Letter letter;

  private Answer(byte[] bytes, @Nullable Letter letter) {
    this.bytes = bytes;
    this.letter = letter;
  }

  /** How it is written. */
  byte[] bytes() {
    return bytes;
  }

  /** What is lent in it stays as long as somebody holds this. */
  @Nullable Letter letter() {
    return letter;
  }

  static Answer value(@Nullable Object value) {
    return of(VALUE, Program.letters().write(value));
  }

  static Answer failure(Throwable failure) {
    return of(FAILURE, Program.letters().writeFailure(failure));
  }

  static Answer gone(String why) {
    return of(GONE, Program.letters().write(why));
  }

  private static Answer of(int kind, Letter letter) {
    byte[] text = letter.bytes();
    byte[] bytes = new byte[1 + text.length];
    bytes[0] = (byte) kind;
    System.arraycopy(text, 0, bytes, 1, text.length);
    return new Answer(bytes, letter.lends() ? letter : null);
  }
}
