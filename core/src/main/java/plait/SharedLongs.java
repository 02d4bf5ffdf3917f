package plait;

/**
 * Numbers of type {@code long} that several processes share; see {@link SharedMemory} for how long
 * they live, who sees what when, and what goes wrong.
 *
 * {@snippet :
 * try (SharedLongs hits = Processes.sharedLongs(100);
 *     ProcessPool pool = Processes.pool(4)) {
 *   pool.map(line -> hits.getAndAdd(digest(line) % 100, 1), lines);
 *   IO.println(hits.get(42));
 * }
 * }
 *
 * <p>Python: {@code multiprocessing.Array("q", n)}.
 */
public interface SharedLongs extends SharedMemory {
  /**
   * Reads an element in plain mode.
   *
   * @param index which
   * @return its value
   */
  long get(long index);

  /**
   * Writes an element in plain mode.
   *
   * @param index which
   * @param value its new value
   */
  void set(long index, long value);

  /**
   * Reads an element; what was written before the {@code setRelease} that wrote it is visible from
   * here on.
   *
   * @param index which
   * @return its value
   */
  long getAcquire(long index);

  /**
   * Writes an element; who reads it with {@code getAcquire} sees all that was written before.
   *
   * @param index which
   * @param value its new value
   */
  void setRelease(long index, long value);

  /**
   * Reads an element in the one order of all volatile accesses.
   *
   * @param index which
   * @return its value
   */
  long getVolatile(long index);

  /**
   * Writes an element in the one order of all volatile accesses.
   *
   * @param index which
   * @param value its new value
   */
  void setVolatile(long index, long value);

  /**
   * Changes an element if it has the expected value; atomic, with the effects of a volatile read
   * and write.
   *
   * @param index which
   * @param expected the value it should have
   * @param value its new value
   * @return whether it had it
   */
  boolean compareAndSet(long index, long expected, long value);

  /**
   * Changes an element if it has the expected value; atomic, with the effects of a volatile read
   * and write.
   *
   * @param index which
   * @param expected the value it should have
   * @param value its new value
   * @return the value it had
   */
  long compareAndExchange(long index, long expected, long value);

  /**
   * Changes an element; atomic, with the effects of a volatile read and write.
   *
   * @param index which
   * @param value its new value
   * @return the value it had
   */
  long getAndSet(long index, long value);

  /**
   * Adds to an element; atomic, with the effects of a volatile read and write.
   *
   * @param index which
   * @param delta what to add
   * @return the value it had
   */
  long getAndAdd(long index, long delta);

  /**
   * Copies elements to an array, in plain mode.
   *
   * @param from the first element
   * @param to the array
   * @param at where to begin there
   * @param count how many
   */
  void copyTo(long from, long[] to, int at, int count);

  /**
   * Copies elements from an array, in plain mode.
   *
   * @param at the first element to write
   * @param from the array
   * @param start where to begin there
   * @param count how many
   */
  void copyFrom(long at, long[] from, int start, int count);

  /**
   * Copies all elements, in plain mode.
   *
   * @return a new array
   * @throws IllegalStateException if there are more than an array can hold
   */
  long[] toArray();

  @Override
  SharedLongs slice(long from, long size);

  @Override
  SharedLongs asReadOnly();
}
