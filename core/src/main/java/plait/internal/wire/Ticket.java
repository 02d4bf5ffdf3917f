package plait.internal.wire;

import java.io.IOException;

/** What travels in the place of something {@link Shareable}. Implemented by records. */
public interface Ticket {
  /**
   * Makes the receiver's handle.
   *
   * @throws IOException if there is nothing any more that it could lead to, or it is forged
   */
  Object claim() throws IOException;
}
