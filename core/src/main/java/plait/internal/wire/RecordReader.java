package plait.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the components of a record of one class and makes it, see {@link RecordCode}. */
abstract class RecordReader {
  abstract Object read(Decoder in) throws IOException;

  /** What is thrown when the constructor throws. */
  static WireException refused(@Nullable Throwable why, String record) {
    return new WireException("The constructor of " + record + " threw " + Guarded.text(why), why);
  }
}
