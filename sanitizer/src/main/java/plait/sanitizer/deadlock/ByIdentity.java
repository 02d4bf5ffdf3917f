package plait.sanitizer.deadlock;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Values by objects that are told apart by identity and not kept by it. */
final class ByIdentity<V> {
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object object, ReferenceQueue<Object> gone) {
      super(object, gone);
      this.hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return other == this || (other instanceof Key key && get() != null && key.refersTo(get()));
    }
  }

  private final Map<Key, V> all = new HashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /** Of an object; null if there is none. */
  synchronized V find(Object object) {
    return all.get(new Key(object, null));
  }

  /** Of an object, made if there is none yet. */
  synchronized V get(Object object, Supplier<V> maker) {
    return all.computeIfAbsent(key(object), key -> maker.get());
  }

  synchronized void put(Object object, V value) {
    all.put(key(object), value);
  }

  private Key key(Object object) {
    for (Reference<?> old = gone.poll(); old != null; old = gone.poll()) {
      all.remove(old);
    }
    return new Key(object, gone);
  }
}
