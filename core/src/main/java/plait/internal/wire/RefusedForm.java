package plait.internal.wire;

/** What cannot travel, and why. */
final class RefusedForm extends Form {
  private final String reason;
  private final String fix;

  RefusedForm(String reason, String fix) {
    this.reason = reason;
    this.fix = fix;
  }

  @Override
  void write(Encoder out, Object value) {
    throw unsendable();
  }

  Unsendable unsendable() {
    return new Unsendable(reason, fix, null);
  }
}
