package plait.internal.process;

import java.nio.file.Path;

/** What is done about workers when this program ends: they are killed, and the folder goes. */
final class Departure {
  private Departure() {}

  static Thread hook(Path folder) {
    return new Thread(
        null,
        () -> {
          Living.closeAll();
          PrivateFolder.delete(folder);
        },
        "plait-departure",
        0,
        false);
  }
}
