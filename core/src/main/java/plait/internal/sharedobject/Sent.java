package plait.internal.sharedobject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What goes to a store for a collection, of whatever kind that is. */
final class Sent {
  private Sent() {}

  static List<Object> of(Collection<?> elements) {
    return new ArrayList<>(elements);
  }
}
