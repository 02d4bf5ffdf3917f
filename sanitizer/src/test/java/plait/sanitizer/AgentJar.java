package plait.sanitizer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The agent as it is shipped, packed from the classes that this build has just compiled. */
public final class AgentJar {
  private static final Path TARGET = Path.of(System.getProperty("plait.target"));
  private static final Path JAR = make();

  private AgentJar() {}

  /** Its file. */
  public static Path path() {
    return JAR;
  }

  private static Path make() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", "plait.sanitizer.agent.Agent");
    main.putValue("Boot-Class-Path", "plait-sanitizer.jar");
    main.putValue("Can-Redefine-Classes", "true");
    main.putValue("Can-Retransform-Classes", "true");
    Path classes = TARGET.resolve("classes");
    try {
      Path folder = Files.createDirectories(TARGET.resolve("agent"));
      Path made = Files.createTempFile(folder, "made", ".jar");
      try (OutputStream out = Files.newOutputStream(made);
          JarOutputStream packed = new JarOutputStream(out, manifest);
          var files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          packed.putNextEntry(new JarEntry(classes.relativize(file).toString()));
          Files.copy(file, packed);
        }
      }
      Path jar = folder.resolve("plait-sanitizer.jar");
      Files.move(made, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
