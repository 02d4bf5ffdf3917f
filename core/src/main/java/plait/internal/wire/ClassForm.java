package plait.internal.wire;

/** How class objects are written. */
final class ClassForm extends Form {
  @Override
  void write(Encoder out, Object value) {
    out.put(Tag.CLASS);
    out.type((Class<?>) value);
  }
}
