package plait.internal.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plait.internal.bulk.Slots;
import plait.internal.shared.Backing;
import plait.internal.wire.Ledger;

/**
 * Memory that this program shares with one worker. Its file has no name any more when it gets its
 * size: however either process ends, the operating system takes it back with the last of them.
 */
final class Segment {
  private static final Path FOLDER = Path.of("/dev/shm");
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private final Backing backing;
  private final Arena arena;
  private final ByteBuffer memory;
  private final int descriptor;

  private Segment(Backing backing, Arena arena, ByteBuffer memory, int descriptor) {
    this.backing = backing;
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
    Backing backing = Backing.in(folder);
    Arena arena = Arena.ofShared();
    try {
      backing.fill(size);
      return new Segment(backing, arena, backing.map(arena).asByteBuffer(), backing.descriptor());
    } catch (IOException | RuntimeException e) {
      Link.closeQuietly(backing);
      arena.close();
      throw e;
    }
  }

  /** The descriptor that a worker can open until {@link #taken}. */
  int descriptor() {
    return descriptor;
  }

  /** The worker has it: the descriptor is not needed any more. */
  void taken() {
    Link.closeQuietly(backing);
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
    Link.closeQuietly(backing);
    arena.close();
  }
}
