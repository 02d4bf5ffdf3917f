package plait.cli.program;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Jars and folders of classes that a program needs beside Plait, with {@code folder/*} for all the
 * jars in a folder, as {@code java -cp} has it.
 *
 * @param elements absolute
 */
public record ClassPath(List<String> elements) {

  public ClassPath {
    elements = List.copyOf(elements);
  }

  /**
   * Reads one or more class paths as the user wrote them; relative elements are of the current
   * folder.
   */
  public static ClassPath of(List<String> paths) {
    List<String> elements = new ArrayList<>();
    for (String path : paths) {
      for (String element : path.split(File.pathSeparator, -1)) {
        if (!element.isEmpty()) {
          elements.add(absolute(element));
        }
      }
    }
    return new ClassPath(elements);
  }

  @Override
  public String toString() {
    return String.join(File.pathSeparator, elements);
  }

  /** The same with the jars in place of each wildcard. */
  List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    for (String element : elements) {
      if (element.endsWith("/*")) {
        paths.addAll(jarsIn(folderOf(element)));
      } else {
        paths.add(Path.of(element));
      }
    }
    return paths;
  }

  /** Reads all that can be found through this class path. */
  Inputs inputs() {
    Inputs inputs = new Inputs();
    Set<Path> seen = new HashSet<>();
    for (String element : elements) {
      if (element.endsWith("/*")) {
        Path folder = folderOf(element);
        inputs.classFolder(folder);
        jarsIn(folder).forEach(jar -> jar(jar, inputs, seen));
      } else {
        element(Path.of(element), inputs, seen);
      }
    }
    return inputs;
  }

  private static void element(Path element, Inputs inputs, Set<Path> seen) {
    if (Files.isDirectory(element)) {
      inputs.classFolder(element);
      Folders.filesBehind(element, Integer.MAX_VALUE).forEach(inputs::file);
    } else if (Files.exists(element)) {
      jar(element, inputs, seen);
    } else {
      inputs.missing(element);
    }
  }

  /** A jar, and those which its manifest adds to the class path. */
  private static void jar(Path jar, Inputs inputs, Set<Path> seen) {
    if (!seen.add(jar)) {
      return;
    }
    inputs.file(jar);
    for (Path more : classPathOf(jar)) {
      element(more, inputs, seen);
    }
  }

  private static List<Path> classPathOf(Path jar) {
    List<Path> paths = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String value =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (value != null) {
        for (String relative : value.trim().split(" +", -1)) {
          paths.add(Path.of(jar.toUri().resolve(URI.create(relative))));
        }
      }
    } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
      // Not a jar, or a manifest that points nowhere: the compiler ignores such things, or reports
      // them.
      return paths;
    }
    return paths;
  }

  private static Path folderOf(String wildcard) {
    return Path.of(wildcard.substring(0, wildcard.length() - 2));
  }

  private static List<Path> jarsIn(Path folder) {
    return Folders.filesBehind(folder, 1).stream()
        .filter(file -> file.toString().endsWith(".jar") || file.toString().endsWith(".JAR"))
        .toList();
  }

  private static String absolute(String path) {
    return new File(path).getAbsolutePath();
  }
}
