package plait.internal.process;

import java.nio.file.Path;

/** What is done about workers when this program ends: they are killed, and the folder goes. */
final class Departure implements Runnable {
  private final Path folder;

  private Departure(Path folder) {
    this.folder = folder;
  }

  static Thread hook(Path folder) {
    return new Thread(null, new Departure(folder), "plait-departure", 0, false);
  }

  @Override
  public void run() {
    Living.closeAll();
    PrivateFolder.delete(folder);
  }
}
