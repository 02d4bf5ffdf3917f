package plait.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A program of ours that the sanitizer looks at.
 *
 * @param java the program
 * @param words what the sanitizer is told
 */
record Watched(Java java, String words) implements Command {
  @Override
  public String missing(Tools tools) {
    return Agent.option(words).isPresent() ? "" : "the sanitizer's jar is not on the class path";
  }

  @Override
  public List<String> line(Tools tools, Scale scale) {
    var line = new ArrayList<>(java.line(tools, scale));
    line.addAll(1, List.of(Agent.option(words).orElseThrow(), "-XX:-DontCompileHugeMethods"));
    return line;
  }
}
