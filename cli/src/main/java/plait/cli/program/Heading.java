package plait.cli.program;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The first lines of a {@link Note}: which run it is about. The launcher script writes it and
 * compares it, so here it is read only.
 *
 * @param text all of it
 * @param java the JDK and Plait by the paths that the script found them under
 * @param classPath what the program needs beside Plait
 * @param compilerOptions those of its JVM options that the compiler must know
 * @param file the program
 */
record Heading(
    String text, JavaSetup java, ClassPath classPath, List<String> compilerOptions, Path file) {

  static Heading of(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != 6 || !lines.getFirst().equals("plait 1")) {
      throw new UserError(
          UserError.CANNOT_RUN,
          "the launcher script and the command line do not fit together, or a path has a line break: "
              + lines);
    }
    JavaSetup java =
        new JavaSetup(Path.of(lines.get(1)), Path.of(lines.get(2)).resolve("plait.jar"));
    List<String> options =
        Arrays.stream(lines.get(4).split(" ", -1)).filter(option -> !option.isEmpty()).toList();
    return new Heading(
        text, java, ClassPath.of(List.of(lines.get(3))), options, Path.of(lines.get(5)));
  }
}
