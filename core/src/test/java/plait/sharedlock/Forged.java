package plait.sharedlock;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import plait.internal.wire.Ticket;

/** Tickets as only a program that means harm makes them. */
final class Forged {
  private Forged() {}

  /** A ticket that says it is for the one, and leads to the other. */
  static Ticket mixed(Ticket says, Ticket leads) {
    try {
      var constructor = says.getClass().getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return (Ticket)
          constructor.newInstance(
              Stream.of(says.getClass().getRecordComponents())
                  .map(part -> value(part, part.getName().equals("cell") ? leads : says))
                  .toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object value(RecordComponent part, Ticket of) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
