package plait;

/**
 * Records in memory that several processes share; see {@link SharedMemory} for how long they live
 * and what goes wrong.
 *
 * {@snippet :
 * record Sensor(@MaxBytes(20) String name, double value, long at) {}
 *
 * try (SharedRecords<Sensor> board = Processes.sharedRecords(Sensor.class, 16)) {
 *   Processes.start(() -> board.set(3, new Sensor("boiler", 81.5, System.currentTimeMillis())));
 * }
 * }
 *
 * <p>Each component has its place and a fixed width: primitives, enums, records of those, and texts
 * with {@link MaxBytes}. The layout follows the declaration, each component aligned to its width,
 * each element to eight bytes. An element that was never written has zeros, the first constants and
 * empty texts.
 *
 * <p>A record is read and written component by component, in plain mode: who reads while another
 * one writes can see half of each. Use a lock that all of them share.
 *
 * <p>Python: {@code multiprocessing.shared_memory.ShareableList}, {@code multiprocessing.Array} of
 * a {@code ctypes.Structure}.
 *
 * @param <R> the type of the records
 */
public interface SharedRecords<R extends Record> extends SharedMemory {
  /**
   * Reads an element.
   *
   * @param index which
   * @return a new record
   * @throws IllegalArgumentException if the record's constructor refuses what is there
   */
  R get(long index);

  /**
   * Writes an element.
   *
   * @param index which
   * @param value its new value
   * @throws IllegalArgumentException if a text is too long, or a component is null
   */
  void set(long index, R value);

  @Override
  SharedRecords<R> slice(long from, long size);

  @Override
  SharedRecords<R> asReadOnly();
}
