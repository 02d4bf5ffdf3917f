package plait.sanitizer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The agent as it is shipped, packed from the classes that this build has just compiled. */
public final class AgentJar {
  private static final Path TARGET = Path.of(System.getProperty("plait.target"));
  private static final Path FOLDER = TARGET.resolve("agent");
  private static final String JUNIT = "plait/sanitizer/junit/";
  private static final Path JAR = agent();
  private static final Path JUNIT_JAR =
      make("plait-sanitizer-junit.jar", new Manifest(), name -> isForJUnit(name));

  private AgentJar() {}

  /** Its file. */
  public static Path path() {
    return JAR;
  }

  /** The file with the extension of JUnit. */
  public static Path forJUnit() {
    return JUNIT_JAR;
  }

  private static boolean isForJUnit(String name) {
    return name.startsWith(JUNIT) || name.startsWith("META-INF/");
  }

  private static Path agent() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.putValue("Premain-Class", "plait.sanitizer.agent.Agent");
    main.putValue("Boot-Class-Path", "plait-sanitizer.jar");
    main.putValue("Can-Redefine-Classes", "true");
    main.putValue("Can-Retransform-Classes", "true");
    return make("plait-sanitizer.jar", manifest, name -> !isForJUnit(name));
  }

  private static Path make(String name, Manifest manifest, Predicate<String> has) {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Path classes = TARGET.resolve("classes");
    try {
      Path made = Files.createTempFile(Files.createDirectories(FOLDER), "made", ".jar");
      try (OutputStream out = Files.newOutputStream(made);
          JarOutputStream packed = new JarOutputStream(out, manifest);
          var files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String entry = classes.relativize(file).toString();
          if (has.test(entry)) {
            packed.putNextEntry(new JarEntry(entry));
            Files.copy(file, packed);
          }
        }
      }
      Path jar = FOLDER.resolve(name);
      Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
