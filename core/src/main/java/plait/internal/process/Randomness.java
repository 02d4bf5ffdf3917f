package plait.internal.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/**
 * Random bytes that nobody can guess. The kernel's are read from its device: the JDK's own
 * generator reads the same, but takes longer to load than a process to start.
 */
final class Randomness {
  private static final String DEVICE = "/dev/urandom";

  private Randomness() {}

  static void fill(byte[] bytes) {
    try (InputStream device = new FileInputStream(DEVICE)) {
      if (device.readNBytes(bytes, 0, bytes.length) == bytes.length) {
        return;
      }
    } catch (IOException noDevice) {
      // another operating system
    }
    new SecureRandom().nextBytes(bytes);
  }
}
