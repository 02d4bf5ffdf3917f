package plait.cli.program;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled program, ready to start.
 *
 * @param entry its folder in the cache
 * @param main the main class, after its module and a slash when it has one
 */
public record Program(Path entry, String main) {
  /** The command that starts this program; the same as the launcher script's. */
  public List<String> command(Request request) {
    List<String> command = new ArrayList<>();
    command.add(request.java().home().resolve("bin").resolve("java").toString());
    if (ProcessUse.isNoted(entry)) {
      command.add(ProcessUse.OPTION);
    }
    command.addAll(request.jvmOptions());
    String classes = entry.resolve("classes").toString();
    String plait = request.java().plaitJar().toString();
    String others = request.classPath().toString();
    if (main.contains("/")) {
      command.addAll(List.of("-p", plait + File.pathSeparator + classes, "--add-modules", "plait"));
      command.addAll(List.of("-cp", others, "-m", main));
    } else {
      String all = others.isEmpty() ? classes : classes + File.pathSeparator + others;
      command.addAll(List.of("-p", plait, "--add-modules", "plait", "-cp", all, main));
    }
    command.addAll(request.arguments());
    return command;
  }
}
