package plait.internal.sharedlock;

/** What a cell holds, and how many bytes that takes. */
enum Kind {
  LOCK(1, 1024),
  EVENT(2, 64),
  LATCH(3, 64),
  SEMAPHORE(4, Roster.END),
  CONDITION(5, Roster.END),
  BARRIER(6, Roster.END + Rounds.TEXT_BYTES);

  private static final int MAGIC = 0x504C5800;

  private final int number;
  private final int bytes;

  Kind(int number, int bytes) {
    this.number = number;
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** What stands in the cell, to tell it from others. */
  int mark() {
    return MAGIC + number;
  }
}
