package plait.internal.shared;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plait.internal.process.PrivateFolder;

/**
 * What shared memory lies in: memory without any name where the system has that, else a file whose
 * name goes before it has a size, else a file with a name, which goes with the process that made
 * it. Other processes find it at its {@link #address} while this one has it open.
 */
public final class Backing implements Closeable {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final Path OWN = Path.of("/proc/self/fd");
  private static final Pattern DESCRIPTOR = Pattern.compile("/proc/\\d+/fd/\\d+");
  private static final Pattern NAMELESS =
      Pattern.compile("(/memfd:plait|.*/plait-\\d+-[0-9a-f]+) \\(deleted\\)");
  private static final Set<OpenOption> OLD =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final FileChannel channel;
  private final Object key;
  private final @Nullable Path name;

  /** Writes whether or not the thread is interrupted. Guarded by the lock of this object. */
  private @Nullable RandomAccessFile writer;

  /** {@code key} tells the file from others; {@code name} is null if it has none any more. */
  private Backing(FileChannel channel, Object key, @Nullable Path name) {
    this.channel = channel;
    this.key = key;
    this.name = name;
  }

  // ---- making

  /** Makes memory of so many bytes, all of which are there and zero. */
  static Backing make(long bytes) throws IOException {
    Native calls = Native.calls();
    if (calls == null) {
      return filled(inSomeFile(), bytes);
    }
    int descriptor = calls.memory();
    try {
      Path path = OWN.resolve(Integer.toString(descriptor));
      Backing made = filled(new Backing(FileChannel.open(path, OLD), keyOf(path), null), bytes);
      calls.fixSize(descriptor);
      return made;
    } finally {
      calls.close(descriptor);
    }
  }

  private static Backing filled(Backing made, long bytes) throws IOException {
    try {
      made.fill(bytes);
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /** Makes memory of so many bytes, none of which is there before it is {@link #write written}. */
  static Backing reserve(long bytes) throws IOException {
    Native calls = Native.calls();
    if (calls == null) {
      return sized(inSomeFile(), bytes);
    }
    int descriptor = calls.memory();
    try {
      Path path = OWN.resolve(Integer.toString(descriptor));
      Backing made = sized(new Backing(FileChannel.open(path, OLD), keyOf(path), null), bytes);
      calls.fixSize(descriptor);
      return made;
    } finally {
      calls.close(descriptor);
    }
  }

  private static Backing sized(Backing made, long bytes) throws IOException {
    try {
      made.writer().setLength(bytes);
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
    Path file = newName(folder);
    FileChannel channel = FileChannel.open(file, NEW, ownerOnly(folder));
    try {
      return new Backing(channel, keyOf(file), null);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Backing named(Path folder) throws IOException {
    Path file = newName(folder);
    return new Backing(FileChannel.open(file, NEW, ownerOnly(folder)), keyOf(file), file);
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
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(bytes, 1 << 20));
    for (long left = bytes; left > 0; ) {
      zeros.clear().limit((int) Math.min(left, zeros.capacity()));
      left -= channel.write(zeros);
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
      return new Backing(FileChannel.open(path, OLD), keyOf(path), null);
    }
    if (!path.getFileName().toString().startsWith("plait-") || !Files.isRegularFile(path)) {
      throw new IOException(address + " is no shared memory of Plait");
    }
    return new Backing(FileChannel.open(path, OLD), keyOf(path), null);
  }

  /** Where other processes can open it while this one has it. */
  String address() throws IOException {
    return name != null
        ? name.toString()
        : "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor();
  }

  /** The number under which this process has it open. */
  public int descriptor() throws IOException {
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
    return channel.size();
  }

  /** Maps all of it. */
  public MemorySegment map(Arena arena) throws IOException {
    return channel.map(MapMode.READ_WRITE, 0, channel.size(), arena);
  }

  /** Writes bytes to a place: takes the memory for them, or throws if there is none. */
  synchronized void write(long at, byte[] bytes, int from, int length) throws IOException {
    RandomAccessFile out = writer();
    out.seek(at);
    out.write(bytes, from, length);
  }

  private synchronized RandomAccessFile writer() throws IOException {
    RandomAccessFile known = writer;
    if (known == null) {
      String path = name != null ? name.toString() : OWN.resolve("" + descriptor()).toString();
      known = new RandomAccessFile(path, "rw");
      writer = known;
    }
    return known;
  }

  @Override
  public synchronized void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
    if (name != null) {
      Files.deleteIfExists(name);
    }
    channel.close();
  }
}
