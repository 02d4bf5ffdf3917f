package plait.cli.program;

import static plait.cli.program.UserError.CANNOT_RUN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The agent that finds data races. */
public final class Sanitizer {
  private static final String JAR = "plait-sanitizer.jar";

  private Sanitizer() {}

  /**
   * What the JVM of a program has to be told.
   *
   * @param file the program, whose folder is where its sources are looked for
   * @param words what the user wrote after {@code --race=}
   */
  public static List<String> options(JavaSetup java, String file, String words) {
    Path jar = java.plaitJar().resolveSibling(JAR);
    if (!Files.isRegularFile(jar)) {
      throw new UserError(CANNOT_RUN, JAR + " is missing beside plait.jar.");
    }
    StringBuilder agent = new StringBuilder("-javaagent:").append(jar).append("=race");
    Path folder = Path.of(file).toAbsolutePath().getParent();
    if (folder != null && !folder.toString().contains(",")) {
      agent.append(",sources=").append(folder);
    }
    if (!words.isEmpty()) {
      agent.append(',').append(words);
    }
    // Checked methods are longer, and the JVM would not compile the longest ones.
    return List.of(agent.toString(), "-XX:-DontCompileHugeMethods");
  }
}
