package plait.internal.wire;

/** What becomes of the long arrays of primitives in a parcel. */
public enum LongArrays {
  /** They are part of its bytes, as short ones are. */
  INSIDE,

  /** They go beside it as {@link Annex annexes}; the parcel has copies of its own. */
  COPIED_BESIDE,

  /**
   * They go beside it, and the parcel refers to the very arrays: what is changed until it is sent
   * may be seen or not.
   */
  LENT_BESIDE
}
