package plait.internal.wire;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plait.NotSendableException;

/**
 * Writes and reads {@link Letter}s: length of the definitions, the definitions, the value. What
 * several letters define alike is understood once. Safe for several threads.
 *
 * <p>A class is named by the number that its loader has in the whole program, so {@code loaders}
 * must know those.
 */
public final class Letters {
  private static final Object[] NONE = {};

  /** The most tables of definitions that are remembered. */
  private static final int MOST = 256;

  private final Packer packer;
  private final Loaders loaders;
  private final Limits limits;
  private volatile Trust trust = Trust.open();
  private volatile Glossary empty;

  /** Goes when memory is short, and with it the classes that it knows. */
  private volatile SoftReference<ConcurrentHashMap<Glossary.Key, Glossary>> glossaries =
      new SoftReference<>(null);

  /** Makes the one of a process. */
  public Letters(Loaders loaders, Limits limits) {
    this.packer = new Packer(loaders, limits);
    this.loaders = loaders;
    this.limits = limits;
    this.empty = new Glossary(loaders, limits, trust);
  }

  /** From now on only what all of these admit is read here. */
  public synchronized void restrict(Trust more) {
    trust = trust.and(more);
    empty = new Glossary(loaders, limits, trust);
    glossaries = new SoftReference<>(null);
  }

  // ---- writing

  /**
   * Writes a value as it is now. It must not be changed meanwhile.
   *
   * @throws NotSendableException if it cannot travel
   */
  public Letter write(@Nullable Object value) {
    byte[] brief = Brief.write(value);
    return brief != null ? new Letter(brief, NONE) : letter(packer.pack(value));
  }

  /** Writes a failure; what of it cannot travel is told by its text. */
  public Letter writeFailure(Throwable failure) {
    return letter(packer.packFailure(failure));
  }

  private Letter letter(Parcel parcel) {
    Definition[] definitions = parcel.definitions();
    if (definitions.length == 0) {
      byte[] all = new byte[1 + parcel.sizeInside()];
      fill(all, 1, parcel);
      return new Letter(all, parcel.kept());
    }
    Output table = new Output(limits.bytes());
    table.putCount(definitions.length);
    for (Definition definition : definitions) {
      table.putCount(definition.number());
      table.putCount(definition.bytes().length);
      table.putBytes(definition.bytes(), 0, definition.bytes().length);
    }
    Output head = new Output(limits.bytes());
    head.putCount((int) table.size());
    byte[] all = new byte[(int) (head.size() + table.size()) + parcel.sizeInside()];
    fill(all, fill(all, fill(all, 0, head.chunks()), table.chunks()), parcel);
    return new Letter(all, parcel.kept());
  }

  private static void fill(byte[] all, int at, Parcel parcel) {
    int _ = fill(all, at, parcel.chunks());
  }

  private static int fill(byte[] all, int from, byte[][] chunks) {
    int at = from;
    for (byte[] chunk : chunks) {
      System.arraycopy(chunk, 0, all, at, chunk.length);
      at += chunk.length;
    }
    return at;
  }

  // ---- reading

  /**
   * The value of a letter.
   *
   * @param bytes holds it from one place to another; not changed meanwhile
   * @throws WireException if it is no letter, or something in it is not to be had here
   */
  public @Nullable Object read(byte[] bytes, int from, int to) throws WireException {
    Object brief = Brief.read(bytes, from, to);
    if (brief != Brief.OTHER) {
      return brief;
    }
    FrameBody in = FrameReader.inMemory(bytes, from, to);
    try {
      int table = in.readCount();
      if (table == 0) {
        return empty.value(in, to - from);
      }
      int start = in.place();
      if (table > to - start) {
        throw new WireException("A letter is cut off");
      }
      in.skip(table);
      return glossary(bytes, start, start + table).value(in, to - from);
    } catch (WireException told) {
      throw told;
    } catch (IOException | RuntimeException broken) {
      throw new WireException("A letter cannot be read: " + Guarded.text(broken), broken);
    }
  }

  private Glossary glossary(byte[] bytes, int from, int to) throws IOException {
    ConcurrentHashMap<Glossary.Key, Glossary> known = glossaries.get();
    if (known == null) {
      known = new ConcurrentHashMap<>();
      glossaries = new SoftReference<>(known);
    }
    Glossary.Key key = new Glossary.Key(bytes, from, to);
    Glossary glossary = known.get(key);
    if (glossary == null) {
      glossary = Glossary.of(FrameReader.inMemory(bytes, from, to), loaders, limits, trust);
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(key.kept(), glossary);
    }
    return glossary;
  }
}
