package plait.sanitizer.deadlock;

/** What objects hand from one thread to another, by the object, which is not kept by it. */
final class Handovers {
  private final ByIdentity<Handed> all = new ByIdentity<>();

  /** Of an object, made if there is none yet. */
  Handed of(Object object) {
    return all.get(object, Handed::new);
  }

  void put(Object object, Handed handed) {
    all.put(object, handed);
  }

  /** What an object hands on; nothing if it is not known. */
  Past past(Object object) {
    Handed known = all.find(object);
    return known == null ? Past.NONE : known.past();
  }
}
