package plait.internal.shared;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The system calls that Plait makes itself, where the system has them and this program may: Linux
 * on the common 64-bit processors, started with {@code --enable-native-access}. Without them the
 * same things work by other means, more slowly.
 */
final class Native {
  private static final int MFD_CLOEXEC = 1;
  private static final int MFD_ALLOW_SEALING = 2;
  private static final int F_ADD_SEALS = 1033;
  private static final int F_SEAL_SHRINK = 2;
  private static final int F_SEAL_GROW = 4;
  private static final int FUTEX_WAIT = 0;
  private static final int FUTEX_WAKE = 1;
  private static final int MADV_REMOVE = 9;

  private static final class Calls {
    static final @Nullable Native FOUND = find();
  }

  private final MethodHandle syscall;
  private final Numbers numbers;

  private Native(MethodHandle syscall, Numbers numbers) {
    this.syscall = syscall;
    this.numbers = numbers;
  }

  /** The numbers of the system calls, which differ from one kind of processor to the other. */
  private record Numbers(int futex, int memfd, int fcntl, int close, int madvise) {
    private static final Numbers X86 = new Numbers(202, 319, 72, 3, 28);
    private static final Numbers GENERIC = new Numbers(98, 279, 25, 57, 233);

    static @Nullable Numbers here() {
      return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
        case "amd64", "x86_64" -> X86;
        case "aarch64", "riscv64" -> GENERIC;
        default -> null;
      };
    }
  }

  /** The calls; null if this system does not have them, or this program may not make them. */
  static @Nullable Native calls() {
    return Calls.FOUND;
  }

  @SuppressWarnings("restricted") // asked before whether this program may
  private static @Nullable Native find() {
    Numbers numbers = Numbers.here();
    if (numbers == null
        || !System.getProperty("os.name", "").equals("Linux")
        || !Native.class.getModule().isNativeAccessEnabled()
        || Switch.isPortable()) {
      return null;
    }
    Linker linker = Linker.nativeLinker();
    MemorySegment address = linker.defaultLookup().find("syscall").orElse(null);
    if (address == null) {
      return null;
    }
    var type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS);
    return new Native(linker.downcallHandle(address, type), numbers);
  }

  /** The descriptor of new, empty memory that has no name anywhere. */
  int memory() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      long fd =
          call(numbers.memfd, arena.allocateFrom("plait"), MFD_CLOEXEC | MFD_ALLOW_SEALING, 0);
      if (fd < 0) {
        throw new IOException("the system gives no memory of this kind");
      }
      return (int) fd;
    }
  }

  /** From now on the memory keeps its size: no process that has it can take away a part of it. */
  void fixSize(int descriptor) {
    var _ = call(numbers.fcntl, at(descriptor), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW);
  }

  void close(int descriptor) {
    var _ = call(numbers.close, at(descriptor), 0, 0);
  }

  /** Sleeps while the word has that value, until it is woken or the time is up; may end early. */
  void sleep(MemorySegment word, int seen, MemorySegment timespec) {
    try {
      var _ =
          (long)
              syscall.invokeExact(
                  (long) numbers.futex, word, (long) FUTEX_WAIT, (long) seen, timespec);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  /** Wakes so many of those that sleep on a word. */
  void wake(MemorySegment word, int most) {
    var _ = call(numbers.futex, word, FUTEX_WAKE, most);
  }

  /** Gives whole pages of shared memory back to the system; they read as zero afterwards. */
  void discard(MemorySegment pages) {
    var _ = call(numbers.madvise, pages, pages.byteSize(), MADV_REMOVE);
  }

  private long call(int number, MemorySegment first, long second, long third) {
    try {
      return (long) syscall.invokeExact((long) number, first, second, third, MemorySegment.NULL);
    } catch (Throwable never) {
      throw new AssertionError(never);
    }
  }

  private static MemorySegment at(int descriptor) {
    return MemorySegment.ofAddress(descriptor);
  }
}
