package plait.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * The description of a class or of the shape of a lambda, numbered by the process that sends it.
 * Messages hold only the number; a link sends the description ahead of the first message that uses
 * it. It knows no class object, so that it keeps none from being unloaded.
 */
final class Definition {
  static final int CLASS = 0;
  static final int ENUM = 1;
  static final int RECORD = 2;
  static final int LAMBDA = 3;

  /** The highest number; who needs more runs out of class metadata first. */
  static final int HIGHEST = 1 << 20;

  private final int number;
  private final @Nullable TypeName type;
  private final byte[] bytes;

  Definition(int number, @Nullable TypeName type, byte[] bytes) {
    this.number = number;
    this.type = type;
    this.bytes = bytes;
  }

  /** Its number, from 1 up without gaps. */
  int number() {
    return number;
  }

  /** The class described; null for a lambda, whose class has a definition of its own. */
  @Nullable TypeName type() {
    return type;
  }

  /** Kind and description, as {@link Known} reads them. */
  byte[] bytes() {
    return bytes;
  }
}
