package plait.internal.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * This program's own folder of short-lived files: sockets, crash logs, long command lines. Nobody
 * else may look into it. It goes with the program; what a killed program leaves behind, the next
 * one of the same user removes.
 */
public final class PrivateFolder {
  /** A socket's path may be about a hundred bytes long. */
  private static final int LONGEST = 60;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private PrivateFolder() {}

  private static final class Named {
    /** The name tells the owner: its process and when that began, so a reused number shows. */
    static final Pattern NAME = Pattern.compile("plait-(\\d+)-(\\d+)");
  }

  /** Guarded by the monitor of this class when it is made, read without it afterwards. */
  private static volatile @Nullable Path folder;

  /** The folder; made at the first call that can. */
  public static Path path() {
    Path known = folder;
    return known == null ? makeOnce() : known;
  }

  private static synchronized Path makeOnce() {
    Path known = folder;
    if (known == null) {
      known = make();
      folder = known;
    }
    return known;
  }

  private static Path make() {
    try {
      Path made = create(base().resolve(nameOf(ProcessHandle.current())));
      departWith(made);
      return made;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(
          "Worker processes need a folder for short-lived files: set -Djava.io.tmpdir to one that"
              + " this program may write to.",
          e);
    }
  }

  private static void departWith(Path made) {
    try {
      Runtime.getRuntime().addShutdownHook(Departure.hook(made));
    } catch (IllegalStateException ending) {
      // the program ends: workers see that, and the next program removes the folder
    }
  }

  private static Path base() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    Path shortOne = Path.of("/tmp");
    return temporary.toString().length() > LONGEST && Files.isWritable(shortOne)
        ? shortOne
        : temporary;
  }

  private static Path create(Path wanted) throws IOException {
    if (Files.exists(wanted)) {
      delete(wanted);
    }
    if (!wanted.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createDirectory(wanted);
    }
    FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    return Files.createDirectory(wanted, ownerOnly);
  }

  private static String nameOf(ProcessHandle process) {
    return "plait-" + process.pid() + "-" + startOf(process);
  }

  private static long startOf(ProcessHandle process) {
    Optional<Instant> began = process.info().startInstant();
    return began.isPresent() ? began.get().toEpochMilli() : 0;
  }

  /** Removes the folders of programs that are gone, at a quiet moment. */
  static void sweep() {
    try {
      sweep(base());
    } catch (IOException | RuntimeException e) {
      // nothing depends on it, and the next program tries again
    }
  }

  /** Removes the folders of programs that are gone. */
  static void sweep(Path base) throws IOException {
    try (var found = Files.newDirectoryStream(base, "plait-*")) {
      for (Path folder : found) {
        Matcher matcher = Named.NAME.matcher(folder.getFileName().toString());
        if (matcher.matches() && isMine(folder) && isGone(matcher)) {
          delete(folder);
        }
      }
    }
  }

  private static boolean isMine(Path folder) {
    try {
      return Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)
              .getName()
              .equals(System.getProperty("user.name"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static boolean isGone(Matcher name) {
    long pid;
    try {
      pid = Long.parseLong(name.group(1));
    } catch (NumberFormatException e) {
      return false;
    }
    Optional<ProcessHandle> owner = ProcessHandle.of(pid);
    return owner.isEmpty() || !Long.toString(startOf(owner.get())).equals(name.group(2));
  }

  /** Removes a folder and what is in it; what is gone already does not matter. */
  static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Removal());
    } catch (IOException e) {
      // Another program sweeps at the same moment, or the file system says no: nothing depends on
      // it, and the next program tries again.
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException trouble)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
