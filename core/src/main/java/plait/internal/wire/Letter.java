package plait.internal.wire;

import java.util.List;

/**
 * A value as bytes that need nothing else: any process of the program can read them, at any time,
 * see {@link Letters}. Not changed any more.
 */
public final class Letter {
  private final byte[] bytes;

  /** What the reader gets a handle to: it has to be there until then. */
  private final Object[] kept;

  Letter(byte[] bytes, Object[] kept) {
    this.bytes = bytes;
    this.kept = kept;
  }

  /** The bytes; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Whether its reader gets a handle to something that processes share. */
  public boolean lends() {
    return kept.length > 0;
  }

  /** What is lent: it stays at least as long as somebody holds this. */
  public List<Object> lent() {
    return List.of(kept);
  }
}
