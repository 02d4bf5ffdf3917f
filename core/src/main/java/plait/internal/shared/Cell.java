package plait.internal.shared;

import java.lang.foreign.MemorySegment;
import plait.internal.wire.WireException;

/**
 * A small piece of shared memory, 64 bytes or a multiple of it, zero at first. Many lie in one
 * memory; each process makes its own there, so none has to agree with others about it. What a
 * process has given out it does not use again: the memory goes with its last cell.
 *
 * @param memory where it lies
 * @param at where it begins
 */
public record Cell(Memory memory, long at) {
  /** Cells begin at multiples of it: a line of a processor's cache. */
  private static final int LINE = 64;

  private static final int MEMORY = (1 << 16) - Memory.HEAD;

  /** Makes one of so many bytes. */
  public static Cell make(int bytes) {
    return Current.take((bytes + LINE - 1) / LINE * LINE);
  }

  /** The memory it lies in: offsets there are {@link #at} and what follows. */
  public MemorySegment whole() {
    return memory.whole();
  }

  public CellTicket ticket() {
    return new CellTicket(MemoryTicket.of(memory), at);
  }

  /**
   * Where a process finds a cell that another one has.
   *
   * @param memory where the memory is
   * @param at where it begins there
   */
  public record CellTicket(MemoryTicket memory, long at) {
    /**
     * The cell, of so many bytes.
     *
     * @throws WireException if it is not there any more, or cannot be one
     */
    public Cell claim(int bytes) throws WireException {
      if (at < Memory.HEAD || at % LINE != 0 || at + bytes > memory.bytes() + Memory.HEAD) {
        throw new WireException("There is no cell at " + at + " of " + memory.bytes() + " bytes");
      }
      return new Cell(memory.claim(), at);
    }
  }

  /** The memory that new cells are taken from. Guarded by the lock of this class. */
  private static final class Current {
    private static Memory memory = Memory.make(MEMORY);
    private static long used = Memory.HEAD;

    static synchronized Cell take(int bytes) {
      if (bytes > MEMORY / 4) {
        return new Cell(Memory.make(bytes), Memory.HEAD);
      }
      if (used + bytes > memory.whole().byteSize()) {
        memory = Memory.make(MEMORY);
        used = Memory.HEAD;
      }
      Cell cell = new Cell(memory, used);
      used += bytes;
      return cell;
    }
  }
}
