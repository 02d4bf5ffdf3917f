package plait.bench;

import java.util.List;

/**
 * A figure of Python's.
 *
 * @param script in {@code bench/python}
 * @param figure the name of the function that gives it
 */
record Python(String script, String figure) implements Command {
  @Override
  public String missing(Tools tools) {
    return tools.hasPython() ? "" : "Python is not installed";
  }

  @Override
  public List<String> line(Tools tools, Scale scale) {
    String path = tools.root().resolve("bench/python").resolve(script).toString();
    return List.of("python3", "-B", path, figure, scale.effort().toString(), "" + scale.size());
  }
}
