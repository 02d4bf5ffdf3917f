package plait.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * A program that is kept on one core together with all that it starts.
 *
 * @param command the program
 */
record OnOneCore(Command command) implements Command {
  @Override
  public String missing(Tools tools) {
    return tools.has("taskset") ? command.missing(tools) : "taskset is not installed";
  }

  @Override
  public List<String> line(Tools tools, Scale scale) {
    return Stream.concat(Stream.of("taskset", "-c", "0"), command.line(tools, scale).stream())
        .toList();
  }
}
