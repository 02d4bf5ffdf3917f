package plait.sanitizer;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;

/** Loads and links, and thereby verifies, all classes of some jars, and initialises none. */
public final class LinkAll {
  private LinkAll() {}

  /** Takes a file to write to, and the jars. */
  public static void main(String[] args) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      jars.add(Path.of(args[i]));
    }
    Files.write(Path.of(args[0]), link(jars));
  }

  /** A line for each class: its name, and what kind of error came if it could not be linked. */
  static List<String> link(List<Path> jars) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
      try (JarFile file = new JarFile(jar.toFile(), false, JarFile.OPEN_READ, Runtime.version())) {
        file.versionedStream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
            .filter(name -> !name.startsWith("META-INF/"))
            .forEach(name -> names.add(name.replace('/', '.').replaceFirst("\\.class$", "")));
      }
    }
    List<String> lines = new ArrayList<>();
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      for (String name : names) {
        lines.add(name + link(loader, name));
      }
    }
    return lines;
  }

  private static String link(ClassLoader loader, String name) {
    try {
      // The JVM links a class before it tells of its members.
      var _ = Class.forName(name, false, loader).getDeclaredConstructors();
      return "";
    } catch (ClassNotFoundException | LinkageError e) {
      return " " + e.getClass().getName();
    }
  }
}
