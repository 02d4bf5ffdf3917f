package plait.internal.sharedlock;

import plait.internal.shared.Cell.CellTicket;
import plait.internal.wire.Ticket;
import plait.internal.wire.WireException;

/**
 * Where a process finds what another one has made.
 *
 * @param kind what it is
 * @param cell where it lies
 * @param name its name
 */
record SiteTicket(Kind kind, CellTicket cell, String name) implements Ticket {

  @Override
  public Object claim() throws WireException {
    Site site = Site.claim(kind, cell);
    return switch (kind) {
      case LOCK -> Handles.of(site, ProcessLock.class, () -> ProcessLock.at(site, name));
      case EVENT -> Handles.of(site, ProcessEvent.class, () -> new ProcessEvent(name, site));
      case LATCH -> Handles.of(site, ProcessLatch.class, () -> new ProcessLatch(name, site));
      case SEMAPHORE ->
          Handles.of(site, ProcessSemaphore.class, () -> new ProcessSemaphore(name, site));
      case CONDITION, BARRIER -> throw new WireException(kind + " has another ticket");
    };
  }
}
