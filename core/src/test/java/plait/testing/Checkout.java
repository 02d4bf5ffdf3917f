package plait.testing;

import java.nio.file.Path;

/** Where the files of the project are, as the build tells its tests. */
public final class Checkout {
  private Checkout() {}

  /** The folder of the parent pom. */
  public static Path root() {
    return Path.of(System.getProperty("plait.root", "..")).toAbsolutePath().normalize();
  }

  /** The build folder of the module under test. */
  public static Path target() {
    return Path.of(System.getProperty("plait.target", "target")).toAbsolutePath().normalize();
  }

  /** The compiled module {@code plait}. */
  public static Path mainClasses() {
    return target().resolve("classes");
  }

  /** The compiled tests. */
  public static Path testClasses() {
    return target().resolve("test-classes");
  }
}
