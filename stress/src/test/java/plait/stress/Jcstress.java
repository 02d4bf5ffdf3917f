package plait.stress;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of jcstress in a JVM of its own, which starts a JVM for each test. */
final class Jcstress {
  private static final Path TARGET = Path.of(System.getProperty("plait.target", "target"));

  private Jcstress() {}

  /** How a run ended: exit code 0 if no forbidden outcome was seen. */
  record Report(int exitCode, String output) {}

  /** Runs the tests whose class names match. */
  static Report run(String name, String tests) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(TARGET.resolve("jcstress-" + name));
    Path log = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command(folder, tests))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      return new Report(process.waitFor(), Files.readString(log));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static List<String> command(Path folder, String tests) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // jcstress itself and the library it asks for the machine's cores
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "org.openjdk.jcstress.Main",
                "-r",
                folder.toString(),
                "-t",
                tests));
    command.addAll(Length.isLong() ? List.of("-m", "default") : brief());
    return command;
  }

  /** One JVM for each test, which starts quickly and measures for a moment. */
  private static List<String> brief() {
    String options =
        "-f 1 -iters 1 -time 200 -sc false -pth false -hs 64 -jvmArgs -Xmx128m,-XX:+UseSerialGC";
    return Stream.of(options.split(" ")).map(option -> option.replace(',', ' ')).toList();
  }

  /**
   * Surefire hides the class path in a jar's manifest, and tells it in a property. One of
   * jcstress's first steps fails, with a stack trace and no consequence, at a folder that does not
   * exist.
   */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator))
        .filter(entry -> Files.exists(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
