package plait.internal.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads method descriptors. The JDK's own reader belongs to the method handles, which a worker does
 * without until it has to.
 */
final class Descriptor {
  private final String text;
  private final @Nullable ClassLoader loader;
  private int at = 1;

  private Descriptor(String text, @Nullable ClassLoader loader) {
    this.text = text;
    this.loader = loader;
  }

  /**
   * The classes of the parameters.
   *
   * @throws ClassNotFoundException if one is not to be had, or the descriptor is none
   */
  static Class<?>[] parameters(String text, @Nullable ClassLoader loader)
      throws ClassNotFoundException {
    if (!text.startsWith("(") || text.indexOf(')') < 0) {
      throw new ClassNotFoundException("No method descriptor: " + Guarded.text(text));
    }
    Descriptor reader = new Descriptor(text, loader);
    List<Class<?>> types = new ArrayList<>();
    while (text.charAt(reader.at) != ')') {
      types.add(reader.next());
    }
    return types.toArray(new Class<?>[0]);
  }

  private Class<?> next() throws ClassNotFoundException {
    int dimensions = 0;
    while (text.charAt(at) == '[') {
      at++;
      dimensions++;
    }
    Class<?> type = text.charAt(at) == 'L' ? named() : primitive();
    for (int i = 0; i < dimensions; i++) {
      type = type.arrayType();
    }
    return type;
  }

  private Class<?> named() throws ClassNotFoundException {
    int end = text.indexOf(';', at);
    if (end < 0) {
      throw new ClassNotFoundException("No method descriptor: " + Guarded.text(text));
    }
    String name = text.substring(at + 1, end).replace('/', '.');
    at = end + 1;
    return Class.forName(name, false, loader);
  }

  private Class<?> primitive() throws ClassNotFoundException {
    char letter = text.charAt(at++);
    Class<?> type = Kind.carrier(letter);
    if (type == Object.class) {
      throw new ClassNotFoundException("No method descriptor: " + Guarded.text(text));
    }
    return type;
  }
}
