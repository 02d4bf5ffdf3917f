package plait.internal.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plait.internal.bulk.Slots;
import plait.internal.wire.Ledger;

/**
 * Memory that this program shares with one worker. Its file has no name any more when it gets its
 * size: however either process ends, the operating system takes it back with the last of them.
 */
final class Segment {
  private static final Path FOLDER = Path.of("/dev/shm");
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final FileChannel channel;
  private final Arena arena;
  private final ByteBuffer memory;
  private final int descriptor;

  private Segment(FileChannel channel, Arena arena, ByteBuffer memory, int descriptor) {
    this.channel = channel;
    this.arena = arena;
    this.memory = memory;
    this.descriptor = descriptor;
  }

  /** Makes one for long arrays; null if this system has no room or no way for it. */
  static @Nullable Segment forArrays() {
    return make(2 * Slots.SIZE);
  }

  /** Makes one for what a worker keeps; null if this system has no room or no way for it. */
  static @Nullable Segment forLedger() {
    return make(Ledger.SIZE);
  }

  /** An interrupt stays set. */
  private static @Nullable Segment make(int size) {
    Path folder = folder();
    if (folder == null || !Files.isDirectory(folder) || !Files.isDirectory(DESCRIPTORS)) {
      return null;
    }
    boolean interrupted = Thread.interrupted();
    try {
      return in(folder, size);
    } catch (IOException | RuntimeException refused) {
      return null;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Where {@code -Dplait.bulk} says; {@code link} asks for none. */
  private static @Nullable Path folder() {
    String wanted = System.getProperty("plait.bulk", "");
    return switch (wanted) {
      case "" -> FOLDER;
      case "link" -> null;
      default -> Path.of(wanted);
    };
  }

  @SuppressWarnings("MustBeClosedChecker") // closed with the segment
  private static Segment in(Path folder, int size) throws IOException {
    Path file =
        folder.resolve(
            "plait-" + ProcessHandle.current().pid() + "-" + Long.toHexString(RANDOM.nextLong()));
    FileChannel channel = unnamed(file);
    Arena arena = Arena.ofShared();
    try {
      int descriptor = descriptorOf(file);
      fill(channel, size);
      MemorySegment memory = channel.map(MapMode.READ_WRITE, 0, size, arena);
      return new Segment(channel, arena, memory.asByteBuffer(), descriptor);
    } catch (IOException | RuntimeException e) {
      Link.closeQuietly(channel);
      arena.close();
      throw e;
    }
  }

  /** Opens a new file whose name goes at once: it is empty while it has one. */
  private static FileChannel unnamed(Path file) throws IOException {
    try {
      return FileChannel.open(
          file,
          Set.of(
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The number under which another process finds the file that was opened last. */
  private static int descriptorOf(Path file) throws IOException {
    try (var all = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path each : all) {
        if (leadsTo(each, file)) {
          return Integer.parseInt(each.getFileName().toString());
        }
      }
    }
    throw new IOException("the descriptor of " + file + " was not found");
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith(file.toString());
    } catch (IOException gone) {
      return false;
    }
  }

  /** Takes all of the memory now: a page that cannot be had later would be a fault. */
  private static void fill(FileChannel channel, int size) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
    for (int left = size; left > 0; left -= zeros.capacity()) {
      zeros.clear().limit(Math.min(left, zeros.capacity()));
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
    }
  }

  /** The descriptor that a worker can open until {@link #taken}. */
  int descriptor() {
    return descriptor;
  }

  /** The worker has it: the descriptor is not needed any more. */
  void taken() {
    Link.closeQuietly(channel);
  }

  Slots toWorker() {
    return new Slots(memory.slice(0, Slots.SIZE));
  }

  Slots fromWorker() {
    return new Slots(memory.slice(Slots.SIZE, Slots.SIZE));
  }

  Ledger ledger() {
    return new Ledger(memory);
  }

  /** Gives the memory back; called when nobody copies from it or to it any more. */
  void close() {
    Link.closeQuietly(channel);
    arena.close();
  }
}
