package plait.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * Why a value cannot travel, while the way to it is put together from its end to its beginning.
 * {@link Packer} makes a {@link plait.NotSendableException} of it.
 */
final class Unsendable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 300;

  /** What is wrong with the value at the end of the way. */
  private final String reason;

  /** What the programmer can do. */
  private final String fix;

  private String way = "";

  Unsendable(String reason, String fix, @Nullable Throwable cause) {
    super(reason, cause, false, false);
    this.reason = reason;
    this.fix = fix;
  }

  static Unsendable tooLarge(int limit) {
    return new Unsendable(
        "it is larger than the " + limit + " bytes that a message may have",
        "Send it in parts, or send the name of a file and let the task read it",
        null);
  }

  /** The same, seen from the value that holds the one it was about. */
  Unsendable at(String step) {
    if (way.length() > LONGEST) {
      way = "..." + way.substring(way.length() - LONGEST / 2);
    }
    way = step + way;
    return this;
  }

  String reason() {
    return reason;
  }

  String fix() {
    return fix;
  }

  String way() {
    return way;
  }
}
