package plait.internal.wire;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The receiving end of a link: remembers the definitions that the other side sent, and reads
 * parcels. For one thread at a time, the one that may read.
 */
public sealed class Incoming permits Glossary {
  private final Loaders loaders;
  private final Limits limits;
  private final Trust trust;
  private @Nullable Known[] known = new Known[16];
  private boolean claimed;

  /** Makes one that trusts the other side {@link Trust#open openly}. */
  public Incoming(Loaders loaders, Limits limits) {
    this(loaders, limits, Trust.open());
  }

  /** Makes one. */
  public Incoming(Loaders loaders, Limits limits, Trust trust) {
    this.loaders = loaders;
    this.limits = limits;
    this.trust = trust;
  }

  /**
   * Reads the next parcel of a frame. It waits for its bytes as long as the stream does.
   *
   * @return the value
   * @throws WireException if it cannot be read here; the link can still be used for the frames that
   *     follow
   * @throws IOException if the stream fails or ends
   */
  public @Nullable Object read(FrameBody in) throws IOException {
    define(in);
    @Nullable Annex[] annexes = in.takeAnnexes(in.readCount());
    int size = in.readCount();
    int tag = in.read();
    return Plain.isTag(tag)
        ? Plain.read(in, tag)
        : new Decoder(this, in, limits, size, annexes).parcel(tag);
  }

  private void define(FrameBody in) throws IOException {
    for (int missing = in.readCount(); missing > 0; missing--) {
      int number = in.readCount();
      if (number < 1 || number > Definition.HIGHEST) {
        throw new WireException("A definition has the number " + number);
      }
      in.readCount(); // its length, for readers that do not know its kind
      Known definition = Known.read(in, this);
      if (number >= known.length) {
        known = Arrays.copyOf(known, Math.max(number + 1, known.length * 2));
      }
      known[number] = definition;
    }
  }

  /** Whether something came that processes share. */
  public boolean hasClaimed() {
    return claimed;
  }

  void claimed() {
    claimed = true;
  }

  Trust trust() {
    return trust;
  }

  Known known(int number) throws WireException {
    Known definition = number < known.length ? known[number] : null;
    if (definition == null) {
      throw new WireException("Nothing was defined with the number " + number);
    }
    return definition;
  }

  KnownClass knownClass(int number) throws WireException {
    if (known(number) instanceof KnownClass type) {
      return type;
    }
    throw new WireException("The definition with the number " + number + " is not of a class");
  }

  Class<?> find(TypeName name) throws WireException {
    try {
      return loaders.find(name.loader(), name.name());
    } catch (ClassNotFoundException | LinkageError missing) {
      throw new WireException(
          "The class " + name.name() + " is not to be had here: " + Guarded.text(missing), missing);
    }
  }
}
