package plait.internal.wire;

import org.jspecify.annotations.Nullable;

/** A class that the other side named. */
sealed class KnownClass extends Known permits KnownEnum, KnownRecord {
  private final TypeName name;
  private volatile @Nullable Class<?> type;
  private volatile @Nullable Remaker remaker;

  KnownClass(TypeName name) {
    this.name = name;
  }

  final TypeName name() {
    return name;
  }

  /** The class itself, found by the loader it was named with. */
  final Class<?> type(Incoming link) throws WireException {
    Class<?> found = type;
    if (found == null) {
      found = link.find(name);
      type = found;
    }
    return found;
  }

  /** What makes throwables of this class, or null. */
  final @Nullable Remaker remaker(Incoming link) throws WireException {
    Remaker known = remaker;
    if (known == null) {
      known = remaker = Remaker.of(type(link));
    }
    return known;
  }

  final WireException differs(String what) {
    return new WireException(
        name.name() + " is not the same on both sides: it has other " + what + " here");
  }
}
