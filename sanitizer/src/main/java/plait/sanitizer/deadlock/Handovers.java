package plait.sanitizer.deadlock;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** What objects hand from one thread to another, by the object, which is not kept by it. */
final class Handovers {
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

  private final Map<Key, Handed> all = new HashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /** Of an object, made if there is none yet. */
  synchronized Handed of(Object object) {
    return all.computeIfAbsent(key(object), key -> new Handed());
  }

  synchronized void put(Object object, Handed handed) {
    all.put(key(object), handed);
  }

  /** What an object hands on; nothing if it is not known. */
  synchronized Past past(Object object) {
    Handed known = all.get(new Key(object, null));
    return known == null ? Past.NONE : known.past();
  }

  private Key key(Object object) {
    for (Reference<?> old = gone.poll(); old != null; old = gone.poll()) {
      all.remove(old);
    }
    return new Key(object, gone);
  }
}
