package plait.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One run of jcstress in a JVM of its own, which starts a JVM for each test. */
final class Jcstress {
  private static final Path TARGET = Path.of(System.getProperty("plait.target", "target"));

  private Jcstress() {}

  /** Runs the tests whose class names match: exit code 0 if no forbidden outcome was seen. */
  static Child.Ended run(String name, String tests) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(TARGET.resolve("jcstress-" + name));
    var program = new ProcessBuilder(command(folder, tests)).directory(folder.toFile());
    return Child.run(program, folder.resolve("output.txt"), ChronoUnit.FOREVER.getDuration());
  }

  private static List<String> command(Path folder, String tests) {
    var command =
        new ArrayList<>(
            List.of(
                Child.java(),
                // jcstress itself and the library it asks for the machine's cores
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Child.classPath(),
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
}
