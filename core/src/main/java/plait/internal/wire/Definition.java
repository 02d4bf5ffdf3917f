package plait.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * The description of a class or of the shape of a lambda, numbered by the process that sends it.
 * Messages hold only the number; a link sends the description ahead of the first message that uses
 * it. It knows no class object, so that it keeps none from being unloaded.
 *
 * @param number its number, from 1 up without gaps
 * @param type the class described; null for a lambda, whose class has a definition of its own
 * @param bytes kind and description, as {@link Known} reads them
 */
record Definition(int number, @Nullable TypeName type, byte[] bytes) {
  static final int CLASS = 0;
  static final int ENUM = 1;
  static final int RECORD = 2;
  static final int LAMBDA = 3;

  /** The highest number; who needs more runs out of class metadata first. */
  static final int HIGHEST = 1 << 20;
}
