package plait.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure in a JVM of its own.
 *
 * @param type the class with the figure
 * @param figure its name
 * @param options of the JVM
 */
record Java(Class<? extends Figures> type, String figure, List<String> options) implements Command {
  /** The option that lets a program ask for its {@link ProcessorTime}. */
  static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  @Override
  public String missing(Tools tools) {
    return "";
  }

  @Override
  public List<String> line(Tools tools, Scale scale) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.add("-D" + Tools.ROOT + "=" + tools.root());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), type.getName(), figure));
    line.addAll(List.of(scale.effort().toString(), "" + scale.size()));
    return line;
  }

  /** Measures in this JVM. */
  double here(Scale scale) throws Exception {
    return type.getConstructor().newInstance().measure(figure, scale);
  }
}
