package plait.internal.pool;

/** A value ready to travel to a seat; immutable. */
public interface Packed {

  /** Its length in bytes. */
  int size();
}
