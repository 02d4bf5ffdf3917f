package plait.internal.shared;

import plait.internal.wire.Ticket;
import plait.internal.wire.WireException;

/**
 * Where a process finds an array of primitives that another one has.
 *
 * @param kind the type of the elements
 * @param place where they are
 */
record ArrayTicket(Kind kind, ArrayPlace place) implements Ticket {
  enum Kind {
    BYTES,
    INTS,
    LONGS,
    DOUBLES
  }

  @Override
  public Object claim() throws WireException {
    return switch (kind) {
      case BYTES -> place.of(ByteArray::new);
      case INTS -> place.of(IntArray::new);
      case LONGS -> place.of(LongArray::new);
      case DOUBLES -> place.of(DoubleArray::new);
    };
  }
}
