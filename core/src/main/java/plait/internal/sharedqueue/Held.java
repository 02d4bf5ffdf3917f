package plait.internal.sharedqueue;

/**
 * A message that this process has taken and not yet done.
 *
 * @param at its block
 * @param number tells it from all others of the ring
 */
public record Held(long at, long number) {}
