package plait.bench;

import java.util.List;

/**
 * A program of ours that starts one that may not be installed.
 *
 * @param command the program of ours
 * @param other the name of the other
 */
record Needing(Command command, String other) implements Command {
  @Override
  public String missing(Tools tools) {
    return tools.has(other) ? command.missing(tools) : other + " is not installed";
  }

  @Override
  public List<String> line(Tools tools, Scale scale) {
    return command.line(tools, scale);
  }
}
