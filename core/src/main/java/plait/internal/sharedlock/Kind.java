package plait.internal.sharedlock;

/** What a cell holds, and how many bytes that takes. */
enum Kind {
  LOCK(1024),
  EVENT(64),
  LATCH(64),
  SEMAPHORE(Roster.END),
  CONDITION(Roster.END),
  BARRIER(Roster.END + Rounds.TEXT_BYTES);

  private static final int MAGIC = 0x504C5800;

  private final int bytes;

  Kind(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** What stands in the cell, to tell it from others. */
  int mark() {
    return MAGIC + ordinal();
  }
}
