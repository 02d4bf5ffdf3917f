package plait.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plait.internal.worker.Build;

/** Where Plait itself is: what a worker has on its class path, and all that it has there. */
final class PlaitLocation {
  private static final class Found {
    static final PlaitLocation HERE = find();
  }

  private final @Nullable Path path;
  private final @Nullable FileTime changed;
  private final int build;

  private PlaitLocation(@Nullable Path path, @Nullable FileTime changed) throws IOException {
    this.path = path;
    this.changed = changed;
    this.build = Build.id(path == null ? "" : path.toString());
  }

  /** The number of the build of Plait that runs this program. */
  static int build() {
    return Found.HERE.build;
  }

  /**
   * The options that make a JVM run the worker's main class. Plait is put beside the JDK's own
   * classes there: the JVM reads those itself and trusts them, which saves half of the time that a
   * worker needs until it is ready.
   *
   * @throws IllegalStateException if the jar has been replaced since this program read it
   */
  static List<String> options() throws IOException {
    PlaitLocation here = Found.HERE;
    if (here.path == null) { // within the image that also holds the JDK
      return List.of("-m", "plait/" + JavaCommand.mainClass());
    }
    if (here.changed != null && !here.changed.equals(Files.getLastModifiedTime(here.path))) {
      throw new IllegalStateException(
          here.path
              + " was replaced while this program ran: its workers would run another version of"
              + " Plait. Start the program again.");
    }
    String path = here.path.toString();
    return List.of(
        "-Xbootclasspath/a:" + path,
        "-cp", // else the working directory would be one
        path,
        JavaCommand.mainClass());
  }

  private static PlaitLocation find() {
    CodeSource source = PlaitLocation.class.getProtectionDomain().getCodeSource();
    URL url = source == null ? null : source.getLocation();
    try {
      if (PlaitLocation.class.getClassLoader() == null) { // this program is a worker itself
        return new PlaitLocation(Path.of(System.getProperty("java.class.path")), null);
      }
      if (url == null || url.getProtocol().equals("jrt")) {
        return new PlaitLocation(null, null);
      }
      Path path = url.getProtocol().equals("file") ? Path.of(url.toURI()) : copied(url);
      return new PlaitLocation(
          path, Files.isRegularFile(path) ? Files.getLastModifiedTime(path) : null);
    } catch (IOException | URISyntaxException | FileSystemNotFoundException e) {
      throw new IllegalStateException(
          "Worker processes need Plait as a jar or a folder of classes, and it was loaded from "
              + url,
          e);
    }
  }

  /** A jar within another one, put where a JVM can open it. */
  private static Path copied(URL url) throws IOException {
    Path copy = PrivateFolder.path().resolve("plait.jar");
    try (InputStream jar = URI.create(url.toString()).toURL().openStream()) {
      byte[] bytes = jar.readAllBytes();
      PlainFile.write(copy, bytes, bytes.length, false);
    }
    return copy;
  }
}
