package plait.internal.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import org.jspecify.annotations.Nullable;
import plait.internal.bulk.Slots;
import plait.internal.wire.Ledger;

/**
 * The worker's view of the memory that its program shares with it; apart from what is on the way to
 * the first result, because mapping takes a while to load.
 */
final class SharedMemory {
  private final ByteBuffer memory;

  private SharedMemory(ByteBuffer memory) {
    this.memory = memory;
  }

  /** Maps the memory behind a descriptor of the program; null if that is not possible here. */
  static @Nullable SharedMemory of(int program, int descriptor, long size) {
    try (var file = new RandomAccessFile("/proc/" + program + "/fd/" + descriptor, "rw");
        var channel = file.getChannel()) {
      return new SharedMemory(channel.map(MapMode.READ_WRITE, 0, size));
    } catch (IOException | RuntimeException refused) {
      return null;
    }
  }

  Ledger ledger() {
    return new Ledger(memory);
  }

  Slots fromProgram() {
    return new Slots(memory.slice(0, Slots.SIZE));
  }

  Slots toProgram() {
    return new Slots(memory.slice(Slots.SIZE, Slots.SIZE));
  }
}
