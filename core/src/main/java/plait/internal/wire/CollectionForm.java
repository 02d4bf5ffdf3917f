package plait.internal.wire;

import java.util.Collection;

/** How the lists, sets and queues of the JDK are written: their kind, then their elements. */
final class CollectionForm extends WholeForm {
  private final int kind;

  CollectionForm(int kind) {
    super(Collections.isMadeLast(kind));
    this.kind = kind;
  }

  @Override
  void content(Encoder out, Object value) {
    Object[] elements = ((Collection<?>) value).toArray();
    out.put(Tag.COLLECTION);
    out.put(kind);
    out.putCount(elements.length);
    for (int i = 0; i < elements.length; i++) {
      try {
        out.write(elements[i]);
      } catch (Unsendable why) {
        throw why.at("[" + i + "]");
      }
    }
  }
}
