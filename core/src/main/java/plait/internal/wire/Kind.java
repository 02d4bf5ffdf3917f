package plait.internal.wire;

/** The kinds of variables, by the first letter of their descriptors; {@code L} for all objects. */
final class Kind {
  private Kind() {}

  static char of(Class<?> type) {
    return type.isPrimitive() ? type.descriptorString().charAt(0) : 'L';
  }

  static Class<?> carrier(char kind) {
    return switch (kind) {
      case 'I' -> int.class;
      case 'J' -> long.class;
      case 'D' -> double.class;
      case 'Z' -> boolean.class;
      case 'B' -> byte.class;
      case 'S' -> short.class;
      case 'C' -> char.class;
      case 'F' -> float.class;
      default -> Object.class;
    };
  }
}
