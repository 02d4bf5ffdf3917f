package plait.internal.wire;

/**
 * Classes of the JDK that are data and nothing else, so that JDK serialization of them is harmless.
 */
final class ValueTypes {
  private ValueTypes() {}

  static boolean has(String name) {
    if (isIn("java.time.", name)
        || isIn("java.time.chrono.", name)
        || isIn("java.math.", name)
        || isIn("java.util.concurrent.atomic.", name)) {
      return true;
    }
    return switch (name) {
      case "java.lang.String",
          "java.lang.Number",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Character",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Enum",
          "java.lang.Object",
          "java.lang.StringBuilder",
          "java.util.BitSet",
          "java.util.Currency",
          "java.util.Date",
          "java.util.Locale",
          "java.util.UUID" ->
          true;
      default -> isPrimitive(name);
    };
  }

  private static boolean isPrimitive(String name) {
    return switch (name) {
      case "boolean", "byte", "short", "char", "int", "long", "float", "double" -> true;
      default -> false;
    };
  }

  private static boolean isIn(String prefix, String name) {
    return name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0;
  }
}
