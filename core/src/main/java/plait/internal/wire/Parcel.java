package plait.internal.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A value ready to travel: its bytes, and the definitions they refer to. Immutable; it can be sent
 * over several links and several times, see {@link Outgoing}.
 */
public final class Parcel {
  private final byte[][] chunks;
  private final int size;
  private final Definition[] definitions;

  private final Annex[] annexes;
  private final long annexBytes;

  /** What the receiver gets a handle to: it has to be there until then. */
  private final Object[] kept;

  Parcel(
      byte[][] chunks,
      int size,
      Definition[] definitions,
      Annex[] annexes,
      long annexBytes,
      Object[] kept) {
    this.chunks = chunks;
    this.size = size;
    this.definitions = definitions;
    this.annexes = annexes;
    this.annexBytes = annexBytes;
    this.kept = kept;
  }

  /** How many bytes the value takes, without definitions and with what goes beside it. */
  public int size() {
    return (int) Math.min(Integer.MAX_VALUE, size + annexBytes);
  }

  /** How many bytes go beside it. */
  public long annexBytes() {
    return annexBytes;
  }

  /** What goes beside it, ahead of the frame that it is written to, in this order. */
  public List<Annex> annexes() {
    return List.of(annexes);
  }

  int sizeInside() {
    return size;
  }

  /** The classes whose instances or members are in here, each once. */
  public List<TypeName> types() {
    List<TypeName> types = new ArrayList<>();
    for (Definition definition : definitions) {
      if (definition.type() != null) {
        types.add(definition.type());
      }
    }
    return types;
  }

  /** Whether the receiver gets a handle to something that processes share. */
  public boolean lends() {
    return kept.length > 0;
  }

  Object[] kept() {
    return kept;
  }

  byte[][] chunks() {
    return chunks;
  }

  Definition[] definitions() {
    return definitions;
  }

  @Override
  public String toString() {
    return "Parcel of " + size() + " bytes";
  }
}
