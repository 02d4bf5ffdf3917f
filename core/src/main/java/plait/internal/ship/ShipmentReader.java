package plait.internal.ship;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/** Takes a {@link Shipment} apart. Too few bytes end in an {@link IOException}. */
final class ShipmentReader {
  private final byte[] bytes;
  private int position;

  ShipmentReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return position < bytes.length;
  }

  int tag() throws IOException {
    need(1);
    return bytes[position++];
  }

  int number() throws IOException {
    need(4);
    int value = 0;
    for (int i = position; i < position + 4; i++) {
      value = (value << 8) | (bytes[i] & 0xff);
    }
    position += 4;
    return value;
  }

  String text() throws IOException {
    int length = number();
    need(length);
    String text = new String(bytes, position, length, UTF_8);
    position += length;
    return text;
  }

  byte[] block() throws IOException {
    int length = number();
    need(length);
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  private void need(int more) throws IOException {
    if (more < 0 || more > bytes.length - position) {
      throw new IOException("A message about classes is cut short");
    }
  }
}
