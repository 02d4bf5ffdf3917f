package plait.sanitizer.runtime;

import java.lang.ref.WeakReference;

/**
 * What the sanitizer knows of objects that it cannot add fields to, by identity and a number (a
 * field's offset, an element's index). Looking up takes no lock; whoever adds an entry looks at
 * some places for those of collected objects, so that not many more are kept than are of use.
 */
final class WeakTable<E extends WeakTable.Entry> {
  /** Something known of one place in one object. */
  abstract static class Entry extends WeakReference<Object> {
    final long place;
    final int hash;

    /** The object's own. */
    final int identity;

    Entry(Object object, long place) {
      super(object);
      this.place = place;
      this.identity = System.identityHashCode(object);
      this.hash = hash(identity, place);
    }

    final boolean isOf(Object object, long at) {
      return place == at && refersTo(object);
    }

    /** The object was collected, and the table has forgotten the entry. */
    void forgotten() {}

    /** How many words it keeps. */
    int size() {
      return 0;
    }
  }

  /** Makes an entry for a place. */
  interface Maker<E> {
    E make(Object object, long place);
  }

  private static final class Link<E> {
    final E entry;
    final Link<E> next;

    Link(E entry, Link<E> next) {
      this.entry = entry;
      this.next = next;
    }
  }

  private static final class Part<E extends Entry> {
    final SpinLock lock = new SpinLock();
    volatile Link<E>[] buckets = links(64);
    int count;

    /** Where entries of collected objects are looked for next. */
    int sweep;
  }

  private static final int PARTS = 32;

  /** How many places are looked at for each entry that is added. */
  private static final int SWEPT = 2;

  /** In how many more parts, for so many words of an entry. */
  private static final int WORDS_FOR_PART = 1 << 10;

  private final Part<E>[] parts;

  /** Which part is next when some are swept; any will do. */
  private int swept;

  private final Maker<E> maker;

  WeakTable(Maker<E> maker) {
    this.maker = maker;
    parts = parts();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <E extends Entry> Part<E>[] parts() {
    Part[] all = new Part[PARTS];
    for (int i = 0; i < PARTS; i++) {
      all[i] = new Part();
    }
    return all;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <E> Link<E>[] links(int length) {
    return new Link[length];
  }

  private static int hash(int identity, long place) {
    int h = identity * 0x9E3779B1 + (int) (place ^ place >>> 32) * 0x85EBCA6B;
    return h ^ h >>> 15;
  }

  /** The entry of a place, or null. */
  E find(Object object, long place) {
    return find(System.identityHashCode(object), object, place);
  }

  /** For someone who has the object's identity hash code. */
  E find(int identity, Object object, long place) {
    int hash = hash(identity, place);
    return find(parts[hash & PARTS - 1], hash, object, place);
  }

  private static <E extends Entry> E find(Part<E> part, int hash, Object object, long place) {
    Link<E>[] buckets = part.buckets;
    for (Link<E> l = buckets[hash >>> 5 & buckets.length - 1]; l != null; l = l.next) {
      if (l.entry.hash == hash && l.entry.isOf(object, place)) {
        return l.entry;
      }
    }
    return null;
  }

  /** The entry of a place, made when there is none. */
  E get(Object object, long place) {
    return get(System.identityHashCode(object), object, place);
  }

  E get(int identity, Object object, long place) {
    int hash = hash(identity, place);
    Part<E> part = parts[hash & PARTS - 1];
    E found = find(part, hash, object, place);
    if (found != null) {
      return found;
    }
    E added = add(part, hash, object, place);
    sweepFor(added.size());
    return added;
  }

  /** The more is added, the more is looked for that can be forgotten. */
  private void sweepFor(int words) {
    for (int i = 0; i < Math.min(words / WORDS_FOR_PART, PARTS * SWEPT); i++) {
      Part<E> part = parts[swept++ & PARTS - 1];
      part.lock.lock();
      try {
        sweep(part);
      } finally {
        part.lock.unlock();
      }
    }
  }

  private E add(Part<E> part, int hash, Object object, long place) {
    E made = maker.make(object, place);
    part.lock.lock();
    try {
      E found = find(part, hash, object, place);
      if (found != null) {
        return found;
      }
      if (part.count >= part.buckets.length) {
        enlarge(part);
      }
      sweep(part);
      Link<E>[] buckets = part.buckets;
      int at = hash >>> 5 & buckets.length - 1;
      buckets[at] = new Link<>(made, buckets[at]);
      part.count++;
      // The new link is seen by whoever reads the field from now on.
      part.buckets = buckets;
      return made;
    } finally {
      part.lock.unlock();
    }
  }

  private static <E extends Entry> void sweep(Part<E> part) {
    Link<E>[] buckets = part.buckets;
    for (int i = 0; i < SWEPT; i++) {
      sweep(part, buckets, part.sweep++ & buckets.length - 1);
    }
  }

  /** Who reads meanwhile goes on with the old links. */
  private static <E extends Entry> void sweep(Part<E> part, Link<E>[] buckets, int at) {
    int dead = 0;
    for (Link<E> l = buckets[at]; l != null; l = l.next) {
      dead += l.entry.refersTo(null) ? 1 : 0;
    }
    if (dead > 0) {
      Link<E> live = null;
      int gone = 0;
      for (Link<E> l = buckets[at]; l != null; l = l.next) {
        if (l.entry.refersTo(null)) {
          l.entry.forgotten();
          gone++;
        } else {
          live = new Link<>(l.entry, live);
        }
      }
      buckets[at] = live;
      part.count -= gone;
    }
  }

  private void enlarge(Part<E> part) {
    Link<E>[] old = part.buckets;
    int live = 0;
    for (Link<E> first : old) {
      for (Link<E> l = first; l != null; l = l.next) {
        live += l.entry.refersTo(null) ? 0 : 1;
      }
    }
    Link<E>[] buckets = links(live > old.length / 2 ? old.length * 2 : old.length);
    int count = 0;
    for (Link<E> first : old) {
      for (Link<E> l = first; l != null; l = l.next) {
        if (l.entry.refersTo(null)) {
          l.entry.forgotten();
        } else {
          int at = l.entry.hash >>> 5 & buckets.length - 1;
          buckets[at] = new Link<>(l.entry, buckets[at]);
          count++;
        }
      }
    }
    part.count = count;
    part.buckets = buckets;
  }
}
