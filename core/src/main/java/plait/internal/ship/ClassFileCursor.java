package plait.internal.ship;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A position in a class file; all numbers there are unsigned, the highest byte first. */
final class ClassFileCursor {
  private final byte[] bytes;
  private int position;

  ClassFileCursor(byte[] bytes) {
    this.bytes = bytes;
  }

  int position() {
    return position;
  }

  ClassFileCursor at(int newPosition) {
    position = newPosition;
    return this;
  }

  void skip(int count) {
    position += count;
  }

  int octet() {
    return bytes[position++] & 0xff;
  }

  int small() {
    return (octet() << 8) | octet();
  }

  int number() {
    return (small() << 16) | small();
  }

  /** A text: its length, then its letters. */
  String text() {
    int length = small();
    String text = new String(bytes, position, length, UTF_8);
    position += length;
    return text;
  }
}
