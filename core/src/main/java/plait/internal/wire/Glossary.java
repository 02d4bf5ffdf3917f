package plait.internal.wire;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the definitions say that came in a {@link Letter}. Many letters have the same ones, so it is
 * kept for them, and safe for several threads.
 */
final class Glossary extends Incoming {
  private static final @Nullable Annex[] NONE = {};

  private final Limits limits;
  private int[] numbers = {};
  private Known[] meanings = {};
  private int count;

  /** Without definitions. */
  Glossary(Loaders loaders, Limits limits, Trust trust) {
    super(loaders, limits, trust);
    this.limits = limits;
  }

  /** With those of a table: how many, then number, length and bytes of each. */
  static Glossary of(FrameBody table, Loaders loaders, Limits limits, Trust trust)
      throws IOException {
    Glossary made = new Glossary(loaders, limits, trust);
    int n = table.readCount();
    table.prove(n);
    made.numbers = new int[n];
    made.meanings = new Known[n];
    for (int i = 0; i < n; i++) {
      made.numbers[i] = table.readCount();
      table.readCount(); // its length
      made.meanings[i] = Known.read(table, made);
      made.count++;
    }
    return made;
  }

  /** Reads the value of a letter, which takes so many bytes. */
  @Nullable Object value(FrameBody in, int size) throws IOException {
    int tag = in.read();
    Object value =
        Plain.isTag(tag)
            ? Plain.read(in, tag)
            : new Decoder(this, in, limits, size, NONE).parcel(tag);
    if (!in.isAtEnd()) {
      throw new WireException("A letter is longer than the value in it");
    }
    return value;
  }

  @Override
  Known known(int number) throws WireException {
    for (int i = 0; i < count; i++) {
      if (numbers[i] == number) {
        return meanings[i];
      }
    }
    throw new WireException("Nothing was defined with the number " + number);
  }

  /** The same bytes mean the same: a key of a map, or a look at one. */
  static final class Key {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int hash;

    Key(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
      int h = 1;
      for (int i = from; i < to; i++) {
        h = 31 * h + bytes[i];
      }
      hash = h;
    }

    /** The same with bytes that nobody changes. */
    Key kept() {
      return new Key(Arrays.copyOfRange(bytes, from, to), 0, to - from);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && Arrays.equals(bytes, from, to, key.bytes, key.from, key.to);
    }
  }
}
