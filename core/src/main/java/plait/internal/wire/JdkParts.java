package plait.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object in the form of JDK serialization, and the parts of it that were taken out of that. */
final class JdkParts {
  private final byte[] bytes;

  /** What {@link TakenOut} refers to. */
  private final List<Object> parts;

  private JdkParts(byte[] bytes, List<Object> parts) {
    this.bytes = bytes;
    this.parts = parts;
  }

  /**
   * Serializes an object; nothing is written to the encoder yet.
   *
   * @param trace the stack trace that goes ahead if the object is a throwable
   * @throws Unsendable if it cannot be
   */
  static JdkParts of(Encoder out, Object value, StackTraceElement @Nullable [] trace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JdkWriter writer = new JdkWriter(bytes, out, value, trace)) {
      writer.writeObject(value);
      writer.flush();
      return new JdkParts(bytes.toByteArray(), writer.parts());
    } catch (NotSerializableException e) {
      throw Trail.explain(value, Refusal.named(Guarded.text(e.getMessage())), out.packer());
    } catch (Unsendable why) {
      throw why;
    } catch (IOException | RuntimeException e) {
      throw new Unsendable(
          "the code of " + value.getClass().getName() + " that writes it threw " + Guarded.text(e),
          "Mend its writeObject, writeReplace or writeExternal (see the cause)",
          e);
    }
  }

  /** Writes the parts, then the bytes. */
  void write(Encoder out, Object value) {
    out.putCount(parts.size());
    for (Object part : parts) {
      try {
        out.write(part);
      } catch (Unsendable why) {
        throw Trail.explain(value, why, out.packer());
      }
    }
    out.putCount(bytes.length);
    out.putBytes(bytes, 0, bytes.length);
  }

  /**
   * Sees that all parts can be written. Throwables always can.
   *
   * @throws Unsendable if one cannot
   */
  void tryOut(Encoder out, Object value) {
    for (Object part : parts) {
      if (!(part instanceof Throwable)) {
        out.trial().write(part);
      }
    }
  }
}
