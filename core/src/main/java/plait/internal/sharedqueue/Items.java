package plait.internal.sharedqueue;

import java.io.IOException;
import plait.NotSendableException;
import plait.internal.process.Program;
import plait.internal.wire.Letter;
import plait.internal.wire.WireException;

/** Items as letters, and back. */
public final class Items {
  private Items() {}

  /**
   * An item as it is now.
   *
   * @throws NotSendableException if it cannot travel
   */
  public static Letter write(Object item) {
    return Program.letters().write(item);
  }

  /**
   * The item of such bytes.
   *
   * @throws IOException if it cannot be read here
   */
  public static Object read(byte[] bytes) throws IOException {
    Object item = Program.letters().read(bytes, 0, bytes.length);
    if (item == null) {
      throw new WireException("there is nothing in it");
    }
    return item;
  }
}
