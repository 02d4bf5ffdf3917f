package plait.internal.ship;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Puts a {@link Shipment} together. */
final class ShipmentWriter {
  private byte[] bytes = new byte[4096];
  private int size;

  int size() {
    return size;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  ShipmentWriter tag(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  ShipmentWriter number(int value) {
    room(4);
    bytes[size++] = (byte) (value >>> 24);
    bytes[size++] = (byte) (value >>> 16);
    bytes[size++] = (byte) (value >>> 8);
    bytes[size++] = (byte) value;
    return this;
  }

  ShipmentWriter text(String text) {
    return block(text.getBytes(UTF_8));
  }

  ShipmentWriter block(byte[] block) {
    number(block.length);
    room(block.length);
    System.arraycopy(block, 0, bytes, size, block.length);
    size += block.length;
    return this;
  }

  private void room(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, 1 << 30)));
    }
  }
}
