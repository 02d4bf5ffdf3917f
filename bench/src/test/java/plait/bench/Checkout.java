package plait.bench;

import java.nio.file.Path;

/** Where the sources are. */
final class Checkout {
  private Checkout() {}

  static Path root() {
    return Path.of(System.getProperty("plait.root")).toAbsolutePath().normalize();
  }
}
