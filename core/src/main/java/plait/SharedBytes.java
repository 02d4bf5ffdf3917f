package plait;

/**
 * Bytes that several processes share; see {@link SharedMemory} for how long they live, who sees
 * what when, and what goes wrong.
 *
 * {@snippet :
 * try (SharedBytes image = Processes.sharedBytes(width * height);
 *     ProcessPool pool = Processes.pool(4)) {
 *   pool.map(row -> render(row, image.slice((long) row * width, width)), rows);
 * }
 * }
 *
 * <p>Python: {@code multiprocessing.shared_memory.SharedMemory(create=True, size=n)}.
 */
public interface SharedBytes extends SharedMemory {
  /**
   * Reads an element in plain mode.
   *
   * @param index which
   * @return its value
   */
  byte get(long index);

  /**
   * Writes an element in plain mode.
   *
   * @param index which
   * @param value its new value
   */
  void set(long index, byte value);

  /**
   * Reads an element; what was written before the {@code setRelease} that wrote it is visible from
   * here on.
   *
   * @param index which
   * @return its value
   */
  byte getAcquire(long index);

  /**
   * Writes an element; who reads it with {@code getAcquire} sees all that was written before.
   *
   * @param index which
   * @param value its new value
   */
  void setRelease(long index, byte value);

  /**
   * Reads an element in the one order of all volatile accesses.
   *
   * @param index which
   * @return its value
   */
  byte getVolatile(long index);

  /**
   * Writes an element in the one order of all volatile accesses.
   *
   * @param index which
   * @param value its new value
   */
  void setVolatile(long index, byte value);

  /**
   * Copies elements to an array, in plain mode.
   *
   * @param from the first element
   * @param to the array
   * @param at where to begin there
   * @param count how many
   */
  void copyTo(long from, byte[] to, int at, int count);

  /**
   * Copies elements from an array, in plain mode.
   *
   * @param at the first element to write
   * @param from the array
   * @param start where to begin there
   * @param count how many
   */
  void copyFrom(long at, byte[] from, int start, int count);

  /**
   * Copies all elements, in plain mode.
   *
   * @return a new array
   * @throws IllegalStateException if there are more than an array can hold
   */
  byte[] toArray();

  @Override
  SharedBytes slice(long from, long size);

  @Override
  SharedBytes asReadOnly();
}
