package plait.internal.sharedlock;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plait.SharedLock;
import plait.internal.lock.SignalCondvar;
import plait.internal.shared.Cell.CellTicket;
import plait.internal.thread.Names;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;
import plait.internal.wire.WireException;

/** The condition that processes share: a {@link ProcessLock} and {@link SharedSignals}. */
public final class ProcessCondvar extends SignalCondvar implements Shareable {
  private final ProcessLock lock;
  private final Site site;

  private ProcessCondvar(Names name, ProcessLock lock, Site site) {
    super(name, lock, new SharedSignals(lock, site, () -> wanted(name)));
    this.lock = lock;
    this.site = site;
  }

  /** Makes one with a lock of its own, of the same name. */
  public static ProcessCondvar make(@Nullable String name) {
    Names names = new Names("condition", name);
    return make(names, ProcessLock.make(names));
  }

  /** Makes one on a lock. */
  public static ProcessCondvar on(SharedLock lock) {
    if (Objects.requireNonNull(lock, "the lock is null") instanceof ProcessLock shared) {
      return make(new Names("condition", null), shared);
    }
    throw new IllegalArgumentException(
        lock + " was not made by Plait: give a lock from Processes.lock().");
  }

  private static ProcessCondvar make(Names names, ProcessLock lock) {
    Site site = Site.make(Kind.CONDITION);
    return Handles.add(site, new ProcessCondvar(names, lock, site));
  }

  @Override
  public Ticket ticket() {
    return new Two(lock.ticket(), site.cell().ticket(), name());
  }

  /**
   * Where a process finds both.
   *
   * @param lock the lock
   * @param cell the cell of the signals
   * @param name the name of the condition
   */
  record Two(Ticket lock, CellTicket cell, String name) implements Ticket {

    @Override
    public Object claim() throws WireException {
      Site site = Site.claim(Kind.CONDITION, cell);
      if (lock instanceof SiteTicket ticket && ticket.claim() instanceof ProcessLock found) {
        return Handles.of(
            site,
            ProcessCondvar.class,
            () -> new ProcessCondvar(new Names("condition", name), found, site));
      }
      throw new WireException("A condition was sent without its lock");
    }
  }
}
