package plait.cli.program;

import static plait.cli.program.UserError.CANNOT_RUN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compiled programs on disk: {@code programs/KEY/classes}, where the key is the SHA-256 of all that
 * went into them. A program is compiled in a folder of its own and put in place by a rename, so any
 * number of runs at the same time see all of it or nothing.
 */
public final class Cache {
  static final String UNFINISHED = ".unfinished-";

  private final Path root;

  public Cache(Path root) {
    this.root = root.toAbsolutePath();
  }

  /** The user's, at the place that the operating system has for such things. */
  public static Cache ofUser() {
    String chosen = System.getenv("PLAIT_CACHE");
    if (chosen != null && !chosen.isEmpty()) {
      return new Cache(Path.of(chosen));
    }
    return new Cache(folderOfSystem());
  }

  public Path root() {
    return root;
  }

  Path programs() {
    return root.resolve("programs");
  }

  Path notes() {
    return root.resolve("index");
  }

  /** A new folder for a compilation, in the place from where it can be renamed. */
  Path newFolder() {
    try {
      Files.createDirectories(programs());
      return Files.createDirectory(programs().resolve(UNFINISHED + UUID.randomUUID()));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Puts a folder with compiled classes in its place. What is there already stays, unless it is
   * damaged.
   */
  Path publish(Path made, String key) {
    Path entry = programs().resolve(key);
    try {
      if (!Folders.same(made.resolve("classes"), entry.resolve("classes"))) {
        removeDamaged(entry);
        move(made, entry);
      }
      // Before anybody sweeps: it has just been of use.
      Files.write(entry.resolve("used"), new byte[0]);
      return entry;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void removeDamaged(Path entry) throws IOException {
    Path aside = programs().resolve(UNFINISHED + UUID.randomUUID());
    try {
      Files.move(entry, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      // The usual case: there is nothing yet, or another run has been here.
      return;
    }
    Folders.delete(aside);
  }

  UserError unwritable(IOException e) {
    return new UserError(
        CANNOT_RUN,
        "cannot write to the folder of compiled programs, "
            + root
            + " ("
            + e
            + "). Set PLAIT_CACHE to a folder that you can write to.");
  }

  private static void move(Path made, Path entry) throws IOException {
    try {
      Files.move(made, entry, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Another run of the same program was first, and its classes are as good.
      if (!Files.isDirectory(entry)) {
        throw e;
      }
    }
  }

  private static Path folderOfSystem() {
    String home = System.getProperty("user.home");
    String system = System.getProperty("os.name");
    if (system.startsWith("Windows")) {
      return folder(System.getenv("LOCALAPPDATA"), Path.of(home, "AppData", "Local"));
    }
    Path usual =
        system.startsWith("Mac") ? Path.of(home, "Library", "Caches") : Path.of(home, ".cache");
    return folder(System.getenv("XDG_CACHE_HOME"), usual);
  }

  private static Path folder(@Nullable String chosen, Path usual) {
    return (chosen == null || chosen.isEmpty() ? usual : Path.of(chosen)).resolve("plait");
  }
}
