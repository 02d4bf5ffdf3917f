package plait.internal.shared;

/** A handle to memory that can be kept from going when all handles are closed. */
public interface Retained {
  /**
   * Keeps the memory until {@link #release}.
   *
   * @return false if it was closed before
   */
  boolean retain();

  /** Gives up what {@link #retain} kept. */
  void release();
}
