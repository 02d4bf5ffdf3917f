package plait.bench;

import java.util.List;

/**
 * A figure of a program in C.
 *
 * @param source in {@code bench/c}, without its ending
 * @param count what it does in a full run, its only argument
 */
record Native(String source, int count) implements Command {
  @Override
  public String missing(Tools tools) {
    return tools.missingOf(source);
  }

  @Override
  public List<String> line(Tools tools, Scale scale) {
    return List.of(tools.binary(source).toString(), "" + scale.count(count));
  }
}
