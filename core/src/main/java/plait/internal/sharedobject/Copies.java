package plait.internal.sharedobject;

import java.io.IOException;
import plait.internal.process.Program;

/**
 * Whether copies are equal to what they are copies of. Where a function cannot travel, only that
 * tells a caller whether what it has computed is still of use: without it, it would try for ever.
 */
final class Copies {
  private Copies() {}

  /**
   * Sees that a copy of a value is equal to it.
   *
   * @param store the handle to where it is
   * @throws UnsupportedOperationException if it is not, as with arrays
   */
  static void check(Object store, Object value) {
    if (!(Handle.of(store) instanceof LocalHandle) && !value.equals(copy(value))) {
      throw new UnsupportedOperationException(
          "A "
              + value.getClass().getTypeName()
              + " in here is not equal to its copy, so nobody can tell whether it was changed"
              + " meanwhile: give a function that can travel (a lambda that is Serializable), or"
              + " use values with equals().");
    }
  }

  private static Object copy(Object value) {
    byte[] letter = Program.letters().write(value).bytes();
    try {
      Object copy = Program.letters().read(letter, 0, letter.length);
      return copy == null ? letter : copy;
    } catch (IOException e) {
      throw new IllegalStateException("What was read before cannot be read: " + e, e);
    }
  }
}
