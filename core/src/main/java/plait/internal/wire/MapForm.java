package plait.internal.wire;

import java.util.ConcurrentModificationException;
import java.util.Map;

/** How the maps of the JDK are written: their kind, then keys and values in turn. */
final class MapForm extends WholeForm {
  private final int kind;

  MapForm(int kind) {
    super(Maps.isMadeLast(kind));
    this.kind = kind;
  }

  @Override
  void content(Encoder out, Object value) {
    Map<?, ?> map = (Map<?, ?>) value;
    Object[] entries = map.entrySet().toArray();
    out.put(Tag.MAP);
    out.put(kind);
    out.putCount(entries.length);
    for (Object element : entries) {
      if (!(element instanceof Map.Entry<?, ?> entry)) {
        throw new ConcurrentModificationException("The map was changed while it was packed");
      }
      key(out, entry.getKey());
      value(out, entry);
    }
  }

  private static void key(Encoder out, Object key) {
    try {
      out.write(key);
    } catch (Unsendable why) {
      throw why.at(".key");
    }
  }

  private static void value(Encoder out, Map.Entry<?, ?> entry) {
    try {
      out.write(entry.getValue());
    } catch (Unsendable why) {
      throw why.at("[" + Guarded.text(entry.getKey()) + "]");
    }
  }
}
