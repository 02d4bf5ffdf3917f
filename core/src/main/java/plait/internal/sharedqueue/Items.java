package plait.internal.sharedqueue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import plait.NotSendableException;
import plait.internal.process.Program;
import plait.internal.wire.Letter;
import plait.internal.wire.WireException;

/**
 * Items as bytes, and back. What an item only leads to is kept here for a while, until its taker
 * may have it. {@code LENT} is guarded by its own monitor.
 */
public final class Items {
  private static final long LONGEST_NANOS = 600_000_000_000L;
  private static final Deque<Lent> LENT = new ArrayDeque<>();

  private record Lent(Object lent, long since) {}

  private Items() {}

  /**
   * The bytes of an item as it is now.
   *
   * @throws NotSendableException if it cannot travel
   */
  public static byte[] write(Object item) {
    Letter letter = Program.letters().write(item);
    if (letter.lends()) {
      keep(letter.lent());
    }
    return letter.bytes();
  }

  private static void keep(Object lent) {
    long now = System.nanoTime();
    synchronized (LENT) {
      while (!LENT.isEmpty() && now - LENT.getFirst().since > LONGEST_NANOS) {
        LENT.removeFirst();
      }
      LENT.add(new Lent(lent, now));
    }
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
