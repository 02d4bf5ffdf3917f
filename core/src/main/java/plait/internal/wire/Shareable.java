package plait.internal.wire;

/**
 * Something that stays where it is when it is sent: a {@link Ticket} travels, and the receiver gets
 * another handle to the same thing.
 */
public interface Shareable {
  /**
   * What travels in its place. The parcel keeps this object reachable.
   *
   * @throws IllegalStateException if it is closed
   * @throws plait.NotSendableException if it cannot be sent for another reason
   */
  Ticket ticket();
}
