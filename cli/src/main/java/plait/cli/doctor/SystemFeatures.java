package plait.cli.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the operating system offers. */
final class SystemFeatures {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private SystemFeatures() {}

  static List<Finding> findings() {
    List<String> features = new ArrayList<>();
    features.add((hasUnixSockets() ? "" : "no ") + "Unix domain sockets");
    features.add(
        Files.isWritable(SHARED_MEMORY)
            ? "shared memory in " + SHARED_MEMORY
            : "no " + SHARED_MEMORY);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      features.add(unix.getMaxFileDescriptorCount() + " open files");
    }
    String system =
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch");
    return List.of(
        Finding.fine("system", system), Finding.fine("features", String.join(", ", features)));
  }

  private static boolean hasUnixSockets() {
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.isOpen();
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
