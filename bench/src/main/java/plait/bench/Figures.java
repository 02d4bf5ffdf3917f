package plait.bench;

import java.util.Locale;

/**
 * Figures that are measured in a JVM of their own. The class has a constructor without parameters,
 * and a main method that calls {@link #print}.
 */
public interface Figures {
  /**
   * Measures the figure of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  double measure(String name, Scale scale) throws Exception;

  /** Prints the figure that the arguments name: its name, the effort, the size. */
  static void print(Figures figures, String[] arguments) throws Exception {
    var scale =
        new Scale(
            Effort.valueOf(arguments[1].toUpperCase(Locale.ROOT)), Long.parseLong(arguments[2]));
    System.out.println(figures.measure(arguments[0], scale));
  }

  /** There is no figure of this name. */
  static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException("no figure " + name);
  }
}
