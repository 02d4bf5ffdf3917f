package plait.cli.program;

import static plait.cli.program.UserError.CANNOT_RUN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent that finds data races and dead-locks. */
public final class Sanitizer {
  private static final String JAR = "plait-sanitizer.jar";

  private Sanitizer() {}

  /**
   * What the JVM of a program has to be told.
   *
   * @param file the program, whose folder is where its sources are looked for
   * @param race what the user wrote after {@code --race=}; null without that option
   * @param deadlocks what the user wrote after {@code --deadlocks=}; null without that option
   */
  public static List<String> options(
      JavaSetup java, String file, @Nullable String race, @Nullable String deadlocks) {
    if (race == null && deadlocks == null) {
      return List.of();
    }
    Path jar = java.plaitJar().resolveSibling(JAR);
    if (!Files.isRegularFile(jar)) {
      throw new UserError(CANNOT_RUN, JAR + " is missing beside plait.jar.");
    }
    StringBuilder agent = new StringBuilder("-javaagent:").append(jar).append('=');
    add(agent, "race", race);
    add(agent, "deadlocks", deadlocks);
    Path folder = Path.of(file).toAbsolutePath().getParent();
    if (folder != null && !folder.toString().contains(",")) {
      agent.append(",sources=").append(folder);
    }
    return race == null
        ? List.of(agent.toString())
        // Checked methods are longer, and the JVM would not compile the longest ones.
        : List.of(agent.toString(), "-XX:-DontCompileHugeMethods");
  }

  private static void add(StringBuilder agent, String option, @Nullable String words) {
    if (words == null) {
      return;
    }
    agent.append(agent.charAt(agent.length() - 1) == '=' ? "" : ",").append(option);
    if (!words.isEmpty()) {
      agent.append(',').append(words);
    }
  }
}
