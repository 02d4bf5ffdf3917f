package plait.internal.sharedobject;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The map itself. */
@SuppressWarnings("serial") // it never leaves its process
final class StoredMap extends ConcurrentHashMap<Object, Object> implements MapStore {
  @Override
  public Map<Object, Object> all() {
    return new HashMap<>(this);
  }
}
