package plait;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * An array that several processes share: each sees what the others write. Made by {@link
 * Processes#sharedLongs} and its siblings; all elements are zero at first.
 *
 * <p>Passing it to a task, returning it, or putting it in a record sends a handle, never the
 * contents: it costs the same for ten elements as for a billion. The memory has no name anywhere,
 * so nothing is left behind however a process ends. It goes with the last process that has it: in
 * each, when all handles there are closed or garbage.
 *
 * <p>No method waits.
 *
 * <p>All methods throw {@link IllegalStateException} when the handle is closed, {@link
 * IndexOutOfBoundsException} for elements that there are not, and {@link
 * UnsupportedOperationException} for writes to a view {@link #isReadOnly for reading}. None of them
 * can crash the JVM.
 *
 * <p>Plain reads and writes are for one process at a time, or under a lock that all of them use:
 * without order between them it is unknown which value is read. What was written before {@code
 * setRelease}, {@code setVolatile} or an atomic update of an element happens-before what is done
 * after a {@code getAcquire}, {@code getVolatile} or atomic update that reads it, also in another
 * process. Values of eight bytes are never torn.
 *
 * <p>The memory is taken at once, so that a machine without room says so here. Sizes are in
 * elements unless the name says bytes, and can be beyond two billion.
 *
 * <p>Python: {@code multiprocessing.Array}, {@code multiprocessing.shared_memory.SharedMemory}.
 */
public interface SharedMemory extends AutoCloseable {
  /**
   * How many elements there are.
   *
   * @return their number
   */
  long size();

  /**
   * How many bytes they take.
   *
   * @return the bytes
   */
  long byteSize();

  /**
   * The memory itself, for the JDK's foreign-memory API. It is in the byte order of the machine.
   * The segment does not keep the memory: keep the array as long as you use it.
   *
   * @return a segment that can be used until the last handle of this process is closed, or cannot
   *     be reached any more; after that it throws
   */
  MemorySegment segment();

  /**
   * The memory as a buffer in the byte order of the machine. The buffer does not keep the memory:
   * keep the array as long as you use it.
   *
   * @return a buffer that can be used until the last handle of this process is closed, or cannot be
   *     reached any more; after that it throws
   * @throws IllegalStateException if it has more than 2 GB
   */
  ByteBuffer buffer();

  /** Makes all elements zero, in plain mode. */
  void zero();

  /**
   * A view of a part; it is closed with this handle. Closing the view closes this handle.
   *
   * @param from the first element
   * @param size how many
   * @return the view
   */
  SharedMemory slice(long from, long size);

  /**
   * A view of all elements that refuses writes; it is closed with this handle.
   *
   * @return the view
   */
  SharedMemory asReadOnly();

  /**
   * Whether this is a view for reading only.
   *
   * @return true if writes are refused
   */
  boolean isReadOnly();

  /**
   * Gives this handle up. Other handles, here and in other processes, stay as they are. Repeating
   * it is harmless. Python: {@code close}; there is no {@code unlink}, for there is no name.
   */
  @Override
  void close();

  /**
   * Whether this handle was closed.
   *
   * @return true after {@link #close}
   */
  boolean isClosed();
}
