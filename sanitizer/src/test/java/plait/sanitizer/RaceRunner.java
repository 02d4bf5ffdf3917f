package plait.sanitizer;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import plait.sanitizer.runtime.Races;

/**
 * Runs many small programs in one JVM under the agent, each in a class loader and a thread of its
 * own, and prints what was found in each. Its own package is not watched.
 */
public final class RaceRunner {
  private RaceRunner() {}

  /** Takes the folder of the classes, a file to write to, and the names of the programs. */
  public static void main(String[] args) throws Exception {
    URL[] classes = {Path.of(args[0]).toUri().toURL()};
    List<String> lines = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      lines.add(args[i] + run(classes, args[i]));
    }
    Files.write(Path.of(args[1]), lines);
    System.exit(0);
  }

  private static String run(URL[] classes, String name) throws Exception {
    List<String> found = new ArrayList<>();
    Races.forget();
    Races.listen(race -> {
      synchronized (found) {
        found.add(race.variable());
      }
    });
    Throwable[] failure = new Throwable[1];
    try (URLClassLoader loader =
        new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
      Thread main = new Thread(() -> failure[0] = call(loader, name), "main");
      main.setDaemon(true);
      main.start();
      main.join(TimeUnit.SECONDS.toMillis(60));
      synchronized (found) {
        String end =
            main.isAlive()
                ? "\thas not ended"
                : failure[0] == null ? "" : "\tfailed: " + failure[0];
        return (found.isEmpty() ? "" : "\t" + String.join("\t", found)) + end;
      }
    }
  }

  private static Throwable call(ClassLoader loader, String name) {
    try {
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
      return null;
    } catch (ReflectiveOperationException | LinkageError e) {
      return e.getCause() == null ? e : e.getCause();
    }
  }
}
