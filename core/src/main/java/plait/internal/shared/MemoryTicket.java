package plait.internal.shared;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import plait.internal.wire.WireException;

/**
 * Where a process finds memory that another one has.
 *
 * @param address where it is open
 * @param key what tells it from other memory
 * @param bytes its size
 */
public record MemoryTicket(String address, long key, long bytes) {

  /** Makes one; the memory stays until somebody has claimed it, or ten minutes. */
  public static MemoryTicket of(Memory memory) {
    try {
      MemoryTicket ticket = new MemoryTicket(memory.address(), memory.key(), memory.size());
      Pins.add(memory);
      return ticket;
    } catch (IOException e) {
      throw new IllegalStateException("The shared memory is closed and cannot be sent.", e);
    }
  }

  /**
   * The memory.
   *
   * @throws WireException if it is not there any more
   */
  public Memory claim() throws WireException {
    return claim(0);
  }

  /** The same with a handle, to be {@link Memory#release released}. */
  Memory claimWithHandle() throws WireException {
    return claim(1);
  }

  private Memory claim(int handles) throws WireException {
    try {
      return Memory.claim(address, key, bytes, handles);
    } catch (IOException | RuntimeException e) {
      throw new WireException(
          "The shared memory that was sent is not there any more: it was closed, or the process"
              + " that had it has ended ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  /**
   * Keeps memory that is on its way to another process although nothing here refers to it any more.
   */
  private static final class Pins {
    private static final long LONGEST_NANOS = 600_000_000_000L;
    private static final List<Pin> ALL = new ArrayList<>();

    private record Pin(Memory memory, int claims, long since) {
      boolean isNeeded() {
        return memory.claims() == claims && System.nanoTime() - since < LONGEST_NANOS;
      }
    }

    static synchronized void add(Memory memory) {
      ALL.removeIf(pin -> !pin.isNeeded() || pin.memory == memory);
      ALL.add(new Pin(memory, memory.claims(), System.nanoTime()));
    }
  }
}
