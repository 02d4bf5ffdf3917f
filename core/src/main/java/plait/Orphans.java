package plait;

/**
 * What becomes of the items of a {@link SharedQueue} whose taker dies before it marks them as done.
 *
 * <p>A taker is a process, however it ends: killed, crashed or regularly. Items that a living
 * process has taken stay its own.
 */
public enum Orphans {
  /**
   * Others get them, before all newer ones: each item is worked on at least once. An item that
   * kills whoever takes it comes back for ever.
   */
  REDELIVER,

  /**
   * They are set aside, for {@link SharedQueue#setAside()}, and count as done: each item is given
   * out at most once, and what was not finished is known.
   */
  SET_ASIDE,

  /**
   * They are gone. A taken item counts as done at once, so no marks are needed, and {@code join}
   * waits until all items are taken: for items that do not matter one by one.
   */
  FORGET
}
