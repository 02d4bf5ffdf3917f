package plait.internal.sharedobject;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import plait.SharedCounter;
import plait.internal.shared.Cell;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;

/** A counter in a cell of shared memory, changed by atomic instructions. */
public final class CellCounter implements SharedCounter, Shareable {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final Cell cell;

  private CellCounter(Cell cell) {
    this.cell = cell;
  }

  /** A new one, zero at first. */
  public static SharedCounter make() {
    return new CellCounter(Cell.make(Long.BYTES));
  }

  @Override
  public long get() {
    return (long) LONG.getVolatile(cell.whole(), cell.at());
  }

  @Override
  public void set(long value) {
    LONG.setVolatile(cell.whole(), cell.at(), value);
  }

  @Override
  public long add(long delta) {
    return (long) LONG.getAndAdd(cell.whole(), cell.at(), delta) + delta;
  }

  @Override
  public boolean compareAndSet(long expected, long value) {
    return LONG.compareAndSet(cell.whole(), cell.at(), expected, value);
  }

  @Override
  public String toString() {
    return Long.toString(get());
  }

  @Override
  public Ticket ticket() {
    return new CounterTicket(cell.ticket());
  }

  /** Where it is. */
  record CounterTicket(Cell.CellTicket cell) implements Ticket {
    @Override
    public Object claim() throws IOException {
      return new CellCounter(cell.claim(Long.BYTES));
    }
  }
}
