package plait.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Plait as a user has it: the launcher script and its jars, laid out as in the zip. */
final class Installed {
  private static final Path ROOT = Path.of(System.getProperty("plait.root")).normalize();

  private final Path home;

  private Installed(Path home) {
    this.home = home;
  }

  /** Makes a fresh one of the classes that this build has just compiled. */
  static Installed in(Path home) {
    try {
      Path bin = Files.createDirectories(home.resolve("bin"));
      Path lib = Files.createDirectories(home.resolve("lib"));
      Files.copy(ROOT.resolve("plait"), bin.resolve("plait"), StandardCopyOption.COPY_ATTRIBUTES);
      Files.copy(ROOT.resolve("config/find-jdk.sh"), lib.resolve("find-jdk.sh"));
      jar(ROOT.resolve("core/target/classes"), lib.resolve("plait.jar"));
      jar(Path.of(System.getProperty("plait.target"), "classes"), lib.resolve("plait-cli.jar"));
      Path sanitizer = ROOT.resolve("sanitizer/target/classes");
      agent(sanitizer, lib.resolve("plait-sanitizer.jar"));
      pack(sanitizer, lib.resolve("plait-sanitizer-junit.jar"), null, Installed::isForJUnit);
      Files.copy(picocli(), lib.resolve("picocli.jar"));
      return new Installed(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path launcher() {
    return home.resolve("bin/plait");
  }

  Path plaitJar() {
    return home.resolve("lib/plait.jar");
  }

  static Path root() {
    return ROOT;
  }

  /** Packs a folder of classes. */
  static void jar(Path classes, Path jar) throws IOException {
    pack(classes, jar, null, name -> true);
  }

  private static boolean isForJUnit(String name) {
    return name.startsWith("plait/sanitizer/junit/") || name.startsWith("META-INF/services/");
  }

  private static void agent(Path classes, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "plait.sanitizer.agent.Agent");
    manifest.getMainAttributes().putValue("Boot-Class-Path", "plait-sanitizer.jar");
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    pack(classes, jar, manifest, name -> !isForJUnit(name));
  }

  private static void pack(
      Path classes, Path jar, @Nullable Manifest manifest, Predicate<String> has)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed =
            manifest == null ? new JarOutputStream(out) : new JarOutputStream(out, manifest);
        var files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String entry = classes.relativize(file).toString();
        if (has.test(entry)) {
          packed.putNextEntry(new JarEntry(entry));
          Files.copy(file, packed);
        }
      }
    }
  }

  private static Path picocli() {
    URI location =
        ModuleLayer.boot()
            .configuration()
            .findModule("info.picocli")
            .flatMap(module -> module.reference().location())
            .orElseThrow();
    return Path.of(location);
  }
}
