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
    String agent = agent(java, race, deadlocks);
    Path folder = Path.of(file).toAbsolutePath().getParent();
    if (folder != null && !folder.toString().contains(",")) {
      agent += ",sources=" + folder;
    }
    return withAgent(agent, race != null);
  }

  /**
   * What the JVM of a project's tests has to be told. The sources are looked for in their usual
   * folders.
   */
  public static List<String> options(
      JavaSetup java, @Nullable String race, @Nullable String deadlocks) {
    return withAgent(agent(java, race, deadlocks), race != null);
  }

  /** The extension of JUnit, which is looked for where the tests are run by this program. */
  public static Path forTests(JavaSetup java) {
    return beside(java, "plait-sanitizer-junit.jar");
  }

  private static Path beside(JavaSetup java, String name) {
    Path jar = java.plaitJar().resolveSibling(name);
    if (!Files.isRegularFile(jar)) {
      throw new UserError(CANNOT_RUN, name + " is missing beside plait.jar.");
    }
    return jar;
  }

  private static String agent(JavaSetup java, @Nullable String race, @Nullable String deadlocks) {
    StringBuilder agent = new StringBuilder("-javaagent:").append(beside(java, JAR)).append('=');
    add(agent, "race", race);
    add(agent, "deadlocks", deadlocks);
    return agent.toString();
  }

  private static List<String> withAgent(String agent, boolean race) {
    return race
        // Checked methods are longer, and the JVM would not compile the longest ones.
        ? List.of(agent, "-XX:-DontCompileHugeMethods")
        : List.of(agent);
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
