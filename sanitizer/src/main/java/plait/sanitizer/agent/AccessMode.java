package plait.sanitizer.agent;

/** What the methods of {@code VarHandle} and {@code Unsafe} order, told by their names. */
final class AccessMode {
  static final int ACQUIRES = 1;
  static final int RELEASES = 2;

  private AccessMode() {}

  /**
   * How many values a method of {@code VarHandle} takes after the coordinates; -1 if it is no
   * access.
   */
  static int values(String name) {
    if (name.startsWith("compareAnd") || name.startsWith("weakCompareAnd")) {
      return 2;
    }
    if (name.startsWith("getAnd") || name.equals("set") || isSetter(name)) {
      return 1;
    }
    return name.equals("get")
            || name.equals("getVolatile")
            || name.equals("getAcquire")
            || name.equals("getOpaque")
        ? 0
        : -1;
  }

  private static boolean isSetter(String name) {
    return name.equals("setVolatile") || name.equals("setRelease") || name.equals("setOpaque");
  }

  static int strength(String name) {
    return switch (name) {
      case "get", "set", "getOpaque", "setOpaque" -> 0;
      case "getVolatile", "getAcquire" -> ACQUIRES;
      case "setVolatile", "setRelease" -> RELEASES;
      default -> update(name);
    };
  }

  private static int update(String name) {
    if (name.endsWith("Plain")) {
      return 0;
    }
    if (name.endsWith("Acquire")) {
      return ACQUIRES;
    }
    return name.endsWith("Release") ? RELEASES : ACQUIRES | RELEASES;
  }

  static int unsafeStrength(String name) {
    if (name.startsWith("compareAnd")
        || name.startsWith("weakCompareAnd")
        || name.startsWith("getAnd")) {
      return update(name);
    }
    boolean get = name.startsWith("get");
    if (get && (name.endsWith("Volatile") || name.endsWith("Acquire"))) {
      return ACQUIRES;
    }
    boolean put = name.startsWith("put");
    if (put
        && (name.endsWith("Volatile")
            || name.endsWith("Release")
            || name.startsWith("putOrdered"))) {
      return RELEASES;
    }
    return 0;
  }
}
