package plait.cli.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that a compilation looked at. While none of it changes, compiling again gives the same
 * classes.
 *
 * <p>The names of the sources in a folder belong to it: a new {@code List.java} beside a program
 * hides the {@code List} that the program meant before.
 */
public final class Inputs {
  private final Map<Path, String> files = new TreeMap<>();
  private final Map<Path, List<String>> sourceFolders = new TreeMap<>();
  private final Map<Path, List<Path>> classFolders = new TreeMap<>();
  private final Set<Path> missing = new TreeSet<>();

  void file(Path file, String sha256) {
    files.put(file, sha256);
  }

  void file(Path file) {
    try {
      files.put(file, Sha256.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source that may or may not be there, and the names of those beside it. */
  void around(Path source) {
    Path folder = source.getParent();
    if (folder != null) {
      sourceFolder(folder);
    }
    if (Files.isRegularFile(source) && Files.isReadable(source)) {
      file(source);
    }
  }

  /** A folder in which sources are searched, whether it is there or not. */
  void sourceFolder(Path folder) {
    if (Files.isDirectory(folder)) {
      sourceFolders.putIfAbsent(folder, sourcesIn(folder));
    } else {
      missing.add(folder);
    }
  }

  /** A folder of classes or of jars; {@link #file} is told of what is in it. */
  void classFolder(Path folder) {
    classFolders.put(folder, Folders.filesBehind(folder, Integer.MAX_VALUE));
  }

  void missing(Path path) {
    missing.add(path);
  }

  void addAll(Inputs more) {
    files.putAll(more.files);
    sourceFolders.putAll(more.sourceFolders);
    classFolders.putAll(more.classFolders);
    missing.addAll(more.missing);
  }

  /** Whether all of it is still as it was. */
  public boolean isCurrent() {
    return files.entrySet().stream()
            .allMatch(file -> file.getValue().equals(hashNow(file.getKey())))
        && sourceFolders.entrySet().stream()
            .allMatch(folder -> folder.getValue().equals(sourcesIn(folder.getKey())))
        && classFolders.entrySet().stream()
            .allMatch(folder ->
                folder.getValue().equals(Folders.filesBehind(folder.getKey(), Integer.MAX_VALUE)))
        && missing.stream().noneMatch(Files::exists);
  }

  /** The folders in which a change would be seen; those of them that are there. */
  public Set<Path> folders() {
    Set<Path> folders = new TreeSet<>();
    files.keySet().forEach(file -> folders.add(nearest(file.getParent())));
    missing.forEach(path -> folders.add(nearest(path)));
    sourceFolders.keySet().forEach(folder -> folders.add(nearest(folder)));
    classFolders.keySet().forEach(folder -> folders.add(nearest(folder)));
    return folders;
  }

  private static Path nearest(@Nullable Path path) {
    Path folder = path;
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of("/") : folder;
  }

  private static String hashNow(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      return "unreadable: " + e;
    }
  }

  Map<Path, String> files() {
    return Collections.unmodifiableMap(files);
  }

  Map<Path, List<String>> sourceFolders() {
    return Collections.unmodifiableMap(sourceFolders);
  }

  Set<Path> classFolders() {
    return Collections.unmodifiableSet(classFolders.keySet());
  }

  Set<Path> missing() {
    return Collections.unmodifiableSet(missing);
  }

  /**
   * The names of the sources in a folder, hidden ones left out, in the order of their characters.
   */
  static List<String> sourcesIn(Path folder) {
    List<String> names = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return names;
    }
    try (DirectoryStream<Path> sources = Files.newDirectoryStream(folder)) {
      for (Path source : sources) {
        Path name = source.getFileName();
        if (name != null && name.toString().endsWith(".java") && !name.toString().startsWith(".")) {
          names.add(name.toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(names);
    return List.copyOf(names);
  }
}
