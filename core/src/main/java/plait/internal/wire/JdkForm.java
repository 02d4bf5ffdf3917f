package plait.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.List;

/**
 * How other serializable objects are written: by JDK serialization, except for the parts that only
 * Plait can write, such as records that are not Serializable. Those go ahead as values of their
 * own, and the object's bytes refer to them.
 */
final class JdkForm extends WholeForm {
  JdkForm() {
    super(true);
  }

  @Override
  void content(Encoder out, Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    List<Object> parts = serialize(out, value, bytes);
    out.put(Tag.JDK);
    out.putCount(parts.size());
    for (Object part : parts) {
      try {
        out.write(part);
      } catch (Unsendable why) {
        throw why.at(Trail.to(part, value));
      }
    }
    out.putCount(bytes.size());
    byte[] all = bytes.toByteArray();
    out.putBytes(all, 0, all.length);
  }

  private static List<Object> serialize(Encoder out, Object value, ByteArrayOutputStream bytes) {
    try (JdkWriter writer = new JdkWriter(bytes, out, value)) {
      writer.writeObject(value);
      writer.flush();
      return writer.parts();
    } catch (NotSerializableException e) {
      throw Trail.explain(e, value);
    } catch (IOException | RuntimeException e) {
      if (e instanceof Unsendable why) {
        throw why;
      }
      throw new Unsendable(
          "its own code failed while it was written: " + Guarded.text(e),
          "Mend the writeObject, writeReplace or writeExternal that threw (see the cause).",
          e);
    }
  }
}
