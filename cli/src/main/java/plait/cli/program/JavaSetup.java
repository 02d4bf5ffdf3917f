package plait.cli.program;

import static plait.cli.program.UserError.CANNOT_RUN;

import java.io.File;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The JDK that compiles and runs, and the Plait that programs see.
 *
 * @param home the folder of the JDK
 * @param plaitJar the jar of module plait
 */
public record JavaSetup(Path home, Path plaitJar) {

  /** Those that this JVM was started with. */
  public static JavaSetup current() {
    Path[] paths =
        Stream.of(
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""))
            .flatMap(path -> Arrays.stream(path.split(File.pathSeparator, -1)))
            .filter(path -> !path.isEmpty())
            .map(Path::of)
            .toArray(Path[]::new);
    Path jar =
        ModuleFinder.of(paths)
            .find("plait")
            .flatMap(found -> found.location())
            .map(Path::of)
            .orElseThrow(
                () -> new UserError(CANNOT_RUN, "plait.jar is missing beside plait-cli.jar."));
    return new JavaSetup(Path.of(System.getProperty("java.home")), jar);
  }
}
