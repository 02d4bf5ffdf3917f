package plait.internal.sharedqueue;

/**
 * A message as it was read from a ring.
 *
 * @param bytes what was put
 * @param at its block; 0 if the ring does not have it any more
 * @param number tells it from all others of the ring
 * @param times how often it has been taken, this time included
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Taken(byte[] bytes, long at, long number, int times) {}
