package plait.internal.sharedobject;

import java.io.IOException;
import plait.internal.shared.MemoryTicket;
import plait.internal.shared.Peer;
import plait.internal.wire.Ticket;

/**
 * Where a process finds an object that another one shares.
 *
 * @param desk where the owner is called
 * @param owner which process that is
 * @param key what tells the object from others
 * @param number what tells the ticket from others
 * @param type the interface
 * @param timeoutNanos how long a call waits
 */
record ObjectTicket(
    MemoryTicket desk, int owner, long key, long number, Class<?> type, long timeoutNanos)
    implements Ticket {

  @Override
  public Object claim() throws IOException {
    if (owner == Peer.self()) {
      return LocalHandle.claimed(this);
    }
    return RemoteHandle.claimed(this);
  }
}
