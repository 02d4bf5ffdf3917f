package plait.internal.pool;

/** Where the seats of a pool come from. */
public interface Seating {

  /** How bodies are made ready for its seats. */
  Packing packing();

  /** A seat that is still to be opened. Does not wait. */
  Seat seat(String name);
}
