package plait.internal.wire;

/** How the instances of one class are written. Immutable or safe for several threads. */
abstract class Form {

  /**
   * Writes tag and content.
   *
   * @throws Unsendable if the value, or a part of it, cannot travel
   */
  abstract void write(Encoder out, Object value);
}
