package plait.internal.wire;

/** How a lambda is written that came over a link itself: as the lambda that it stands for. */
final class ReflectedForm extends Form {
  @Override
  void write(Encoder out, Object value) {
    out.write(((Reflected) value).linked());
  }
}
