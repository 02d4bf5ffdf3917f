package plait.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plait.cli.program.Cache;

/** Where compiled programs are kept. */
final class CacheFolder {
  private CacheFolder() {}

  static Finding finding(Cache cache) {
    try {
      Files.createDirectories(cache.root());
      Path probe = Files.createTempFile(cache.root(), ".doctor", "");
      Files.delete(probe);
      return Finding.fine("cache", cache.root() + ", writable");
    } catch (IOException e) {
      return Finding.missing(
          "cache",
          cache.root() + " is not writable (" + e + ")",
          "set PLAIT_CACHE to a folder that you can write to");
    }
  }
}
