package plait.internal.shared;

import java.util.function.Function;
import plait.SharedMemory;
import plait.internal.wire.WireException;

/**
 * Where a process finds an array that another one has.
 *
 * @param memory where the memory is
 * @param from the first element of the view
 * @param size how many it has
 * @param isReadOnly whether it is for reading only
 */
record ArrayPlace(MemoryTicket memory, long from, long size, boolean isReadOnly) {

  /**
   * The view, of the array that all of the memory is.
   *
   * @throws WireException if there is none
   */
  SharedMemory of(Function<Memory, ? extends SharedMemory> whole) throws WireException {
    Memory mine = memory.claimWithHandle();
    try {
      SharedMemory view = whole.apply(mine).slice(from, size);
      return isReadOnly ? view.asReadOnly() : view;
    } catch (IndexOutOfBoundsException forged) {
      throw new WireException("The view of shared memory that was sent lies outside of it", forged);
    } finally {
      mine.release(); // the view has its own
    }
  }
}
