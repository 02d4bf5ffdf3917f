package plait.cli.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import plait.cli.program.Inputs;

/** Waits for a change of what a program was compiled from. */
final class Changes {
  /** Editors save in several steps; a change counts once nothing has happened for so long. */
  private static final long QUIET_MILLIS = 100;

  private Changes() {}

  /** Returns once something differs in content; a file that was only touched does not count. */
  static void await(Inputs inputs) throws IOException, InterruptedException {
    try (WatchService service = FileSystems.getDefault().newWatchService()) {
      for (Path folder : inputs.folders()) {
        folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
      }
      while (inputs.isCurrent()) {
        WatchKey key = service.take();
        while (key != null) {
          key.pollEvents();
          key.reset();
          key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    }
  }
}
