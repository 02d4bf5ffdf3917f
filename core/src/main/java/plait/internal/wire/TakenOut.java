package plait.internal.wire;

import java.io.Serializable;

/**
 * Stands in the bytes of JDK serialization for a part that went ahead in Plait's own.
 *
 * @param place its number among those parts
 */
record TakenOut(int place) implements Serializable {

  /** The stack trace that went ahead with the throwable. */
  static final TakenOut TRACE = new TakenOut(-1);
}
