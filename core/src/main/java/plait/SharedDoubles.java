package plait;

/**
 * Numbers of type {@code double} that several processes share; see {@link SharedMemory} for how
 * long they live, who sees what when, and what goes wrong.
 *
 * {@snippet :
 * try (SharedDoubles samples = Processes.sharedDoubles(100_000_000);
 *     ProcessPool pool = Processes.pool(4)) {
 *   load(samples);
 *   List<Double> sums = pool.map(part -> sum(samples.slice(part.from(), part.size())), parts);
 * }
 * }
 *
 * <p>Python: {@code multiprocessing.Array("d", n)}.
 */
public interface SharedDoubles extends SharedMemory {
  /**
   * Reads an element in plain mode.
   *
   * @param index which
   * @return its value
   */
  double get(long index);

  /**
   * Writes an element in plain mode.
   *
   * @param index which
   * @param value its new value
   */
  void set(long index, double value);

  /**
   * Reads an element; what was written before the {@code setRelease} that wrote it is visible from
   * here on.
   *
   * @param index which
   * @return its value
   */
  double getAcquire(long index);

  /**
   * Writes an element; who reads it with {@code getAcquire} sees all that was written before.
   *
   * @param index which
   * @param value its new value
   */
  void setRelease(long index, double value);

  /**
   * Reads an element in the one order of all volatile accesses.
   *
   * @param index which
   * @return its value
   */
  double getVolatile(long index);

  /**
   * Writes an element in the one order of all volatile accesses.
   *
   * @param index which
   * @param value its new value
   */
  void setVolatile(long index, double value);

  /**
   * Changes an element if it has the expected value, compared bit by bit; atomic, with the effects
   * of a volatile read and write.
   *
   * @param index which
   * @param expected the value it should have
   * @param value its new value
   * @return whether it had it
   */
  boolean compareAndSet(long index, double expected, double value);

  /**
   * Changes an element if it has the expected value, compared bit by bit; atomic, with the effects
   * of a volatile read and write.
   *
   * @param index which
   * @param expected the value it should have
   * @param value its new value
   * @return the value it had
   */
  double compareAndExchange(long index, double expected, double value);

  /**
   * Changes an element; atomic, with the effects of a volatile read and write.
   *
   * @param index which
   * @param value its new value
   * @return the value it had
   */
  double getAndSet(long index, double value);

  /**
   * Adds to an element; atomic, with the effects of a volatile read and write.
   *
   * @param index which
   * @param delta what to add
   * @return the value it had
   */
  double getAndAdd(long index, double delta);

  /**
   * Copies elements to an array, in plain mode.
   *
   * @param from the first element
   * @param to the array
   * @param at where to begin there
   * @param count how many
   */
  void copyTo(long from, double[] to, int at, int count);

  /**
   * Copies elements from an array, in plain mode.
   *
   * @param at the first element to write
   * @param from the array
   * @param start where to begin there
   * @param count how many
   */
  void copyFrom(long at, double[] from, int start, int count);

  /**
   * Copies all elements, in plain mode.
   *
   * @return a new array
   * @throws IllegalStateException if there are more than an array can hold
   */
  double[] toArray();

  @Override
  SharedDoubles slice(long from, long size);

  @Override
  SharedDoubles asReadOnly();
}
