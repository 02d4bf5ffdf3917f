package plait.internal.wire;

/**
 * How objects with an identity are written: once, and from then on as a reference to that first
 * time, so that what is shared stays shared and cycles end.
 */
abstract class WholeForm extends Form {
  /** Whether the reader can make the object only after all of its parts. */
  private final boolean isMadeLast;

  WholeForm(boolean isMadeLast) {
    this.isMadeLast = isMadeLast;
  }

  @Override
  final void write(Encoder out, Object value) {
    if (!out.refer(value)) {
      out.enter(isMadeLast);
      content(out, value);
      out.leave(isMadeLast);
    }
  }

  /** Writes tag and content of an object that this message has not held yet. */
  abstract void content(Encoder out, Object value);
}
