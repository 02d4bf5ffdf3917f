package plait.internal.wire;

import org.jspecify.annotations.Nullable;

/** The classes that every side has without a loader, by number. */
final class Primitives {
  static final int BOOLEAN = 1;
  static final int BYTE = 2;
  static final int SHORT = 3;
  static final int CHAR = 4;
  static final int INT = 5;
  static final int LONG = 6;
  static final int FLOAT = 7;
  static final int DOUBLE = 8;

  private static final Class<?>[] ALL = {
    void.class,
    boolean.class,
    byte.class,
    short.class,
    char.class,
    int.class,
    long.class,
    float.class,
    double.class
  };

  private Primitives() {}

  static int numberOf(Class<?> primitive) {
    int number = 0;
    while (ALL[number] != primitive) {
      number++;
    }
    return number;
  }

  static @Nullable Class<?> byNumber(int number) {
    return number < ALL.length ? ALL[number] : null;
  }
}
