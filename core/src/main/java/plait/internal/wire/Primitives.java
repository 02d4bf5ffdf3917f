package plait.internal.wire;

import org.jspecify.annotations.Nullable;

/** The classes that every side has without a loader, by number. */
final class Primitives {
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
