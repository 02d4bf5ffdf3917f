package plait.internal.shared;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plait.internal.process.PrivateFolder;

/**
 * What shared memory lies in: memory without any name where the system has that, else a file whose
 * name goes before it has a size, else a file with a name, which goes with the process that made
 * it. Other processes find it at its {@link #address} while this one has it open.
 */
public final class Backing implements Closeable {
  static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final Path OWN = Path.of("/proc/self/fd");
  private static final Pattern DESCRIPTOR = Pattern.compile("/proc/\\d+/fd/\\d+");
  private static final Pattern NAMELESS =
      Pattern.compile("(/memfd:plait|.*/plait-\\d+-[0-9a-f]+) \\(deleted\\)");
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Not a channel: an interrupt would close that. Its place is guarded by this object's monitor.
   */
  private final RandomAccessFile file;

  private final Object key;
  private final @Nullable Path name;

  /** Looked for at the first question; -1 before, and once it is closed. */
  private volatile int descriptor = -1;

  /** {@code key} tells the file from others; {@code name} is null if it has none any more. */
  private Backing(RandomAccessFile file, Object key, @Nullable Path name) {
    this.file = file;
    this.key = key;
    this.name = name;
  }

  private static Backing opened(Path path, @Nullable Path name) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toString(), "rw");
    try {
      return new Backing(file, keyOf(path), name);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  // ---- making

  /** Makes memory of so many bytes, all of which are there and zero. */
  static Backing make(long bytes) throws IOException {
    return make(backing -> backing.fill(bytes));
  }

  /** Makes memory of so many bytes, none of which is there before it is {@link #write written}. */
  static Backing reserve(long bytes) throws IOException {
    return make(backing -> backing.file.setLength(bytes));
  }

  /** Gives new memory its size. */
  private interface Sizing {
    void apply(Backing backing) throws IOException;
  }

  private static Backing make(Sizing sizing) throws IOException {
    Native calls = Native.calls();
    if (calls == null) {
      return sized(inSomeFile(), sizing);
    }
    int descriptor = calls.memory();
    try {
      Backing made = sized(opened(OWN.resolve(Integer.toString(descriptor)), null), sizing);
      calls.fixSize(descriptor);
      return made;
    } finally {
      calls.close(descriptor);
    }
  }

  private static Backing sized(Backing made, Sizing sizing) throws IOException {
    try {
      sizing.apply(made);
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private static Backing inSomeFile() throws IOException {
    return !Switch.isFile() && Files.isDirectory(SHARED_MEMORY) && Files.isDirectory(OWN)
        ? in(SHARED_MEMORY)
        : named(PrivateFolder.path());
  }

  /** Makes an empty file in a folder; its name goes at once. */
  public static Backing in(Path folder) throws IOException {
    Path file = Files.createFile(newName(folder), ownerOnly(folder));
    try {
      return opened(file, null);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Backing named(Path folder) throws IOException {
    Path file = Files.createFile(newName(folder), ownerOnly(folder));
    return opened(file, file);
  }

  private static Path newName(Path folder) {
    return folder.resolve(
        "plait-" + ProcessHandle.current().pid() + "-" + Long.toHexString(RANDOM.nextLong()));
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static Object keyOf(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return key == null ? path : key;
  }

  /** Takes all of the memory now: a page that cannot be had later would be a fault. */
  public void fill(long bytes) throws IOException {
    byte[] zeros = new byte[(int) Math.min(bytes, 1 << 16)];
    for (long at = 0; at < bytes; at += zeros.length) {
      write(at, zeros, 0, (int) Math.min(bytes - at, zeros.length));
    }
  }

  // ---- finding

  /**
   * Opens memory that another process has.
   *
   * @throws IOException if it is not there any more, or something else is
   */
  static Backing open(String address) throws IOException {
    Path path = Path.of(address);
    if (DESCRIPTOR.matcher(address).matches()) {
      String target = Files.readSymbolicLink(path).toString();
      if (!NAMELESS.matcher(target).matches()) {
        throw new IOException(address + " is no shared memory of Plait");
      }
      return opened(path, null);
    }
    if (!path.getFileName().toString().startsWith("plait-") || !Files.isRegularFile(path)) {
      throw new IOException(address + " is no shared memory of Plait");
    }
    return opened(path, null);
  }

  /** Where other processes can open it while this one has it. */
  String address() throws IOException {
    return name != null
        ? name.toString()
        : "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor();
  }

  /** The number under which this process has it open. */
  public int descriptor() throws IOException {
    int known = descriptor;
    if (known < 0) {
      known = foundDescriptor();
      descriptor = known;
    }
    return known;
  }

  private int foundDescriptor() throws IOException {
    try (var all = Files.newDirectoryStream(OWN)) {
      for (Path each : all) {
        if (leadsHere(each)) {
          return Integer.parseInt(each.getFileName().toString());
        }
      }
    }
    throw new IOException("the descriptor of shared memory was not found");
  }

  private boolean leadsHere(Path descriptor) {
    try {
      return keyOf(descriptor).equals(key);
    } catch (IOException gone) {
      return false;
    }
  }

  // ---- using

  long size() throws IOException {
    return file.length();
  }

  /** Maps all of it. */
  public MemorySegment map(Arena arena) throws IOException {
    boolean interrupted = Thread.interrupted(); // it would close the file
    try {
      return file.getChannel().map(MapMode.READ_WRITE, 0, size(), arena);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Writes bytes to a place: takes the memory for them, or throws if there is none. */
  synchronized void write(long at, byte[] bytes, int from, int length) throws IOException {
    file.seek(at);
    file.write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    descriptor = -1; // the number may soon be another file's
    if (name != null) {
      Files.deleteIfExists(name);
    }
    file.close();
  }
}
