package plait.internal.wire;

import java.io.NotSerializableException;

/** Finds the way from an object to the part of it that cannot travel. */
final class Trail {
  private Trail() {}

  static Unsendable explain(NotSerializableException e, Object root) {
    return new Unsendable(
        e.getMessage() + " is not Serializable",
        "Send only the values that are needed, or make it a record or Serializable.",
        null);
  }

  static String to(Object part, Object root) {
    return "";
  }
}
