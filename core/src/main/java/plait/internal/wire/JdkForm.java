package plait.internal.wire;

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
    JdkParts parts = JdkParts.of(out, value, null);
    out.put(Tag.JDK);
    parts.write(out, value);
  }
}
