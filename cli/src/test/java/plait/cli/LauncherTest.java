package plait.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The base of tests that call the real launcher script as a child process. */
abstract class LauncherTest {
  @TempDir static Path installation;
  static Installed installed;

  @TempDir Path temporary;
  Shell shell;

  @BeforeAll
  static void install() {
    installed = Installed.in(installation.resolve("plait home"));
  }

  @BeforeEach
  void openShell() throws IOException {
    Path folder = Files.createDirectories(temporary.toRealPath().resolve("my programs"));
    shell = new Shell(installed.launcher(), folder, cache());
  }

  Path cache() {
    return temporary.resolve("cache");
  }
}
