package plait.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.testing.ChildJvm;
import plait.testing.ChildJvm.End;

/**
 * Programs that have no room for shared memory, for what tasks print, or for short-lived files.
 * Where this system lets the tests, a tiny file system is mounted for them; elsewhere a folder that
 * is not there stands for it.
 */
class FullDiskTest {
  private static final boolean MOUNTS = canMount();

  private static boolean canMount() {
    try {
      var trial =
          new ProcessBuilder("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
              .redirectErrorStream(true)
              .start();
      return trial.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The program in a world where a folder has that much room; or the folder is not there. */
  private static ChildJvm within(ChildJvm program, Path folder, String room) {
    String mount = "mount -t tmpfs -o " + room + " tmpfs " + folder + " && exec \"$@\"";
    return program.wrapper("unshare", "-m", "sh", "-c", mount, "sh");
  }

  @Test
  void withoutRoomForSharedMemoryArraysTravelOverTheLink() throws Exception {
    var program =
        ChildJvm.ofSource(
            """
            void main() {
              byte[] much = new byte[9 << 20];
              much[much.length - 1] = 7;
              try (Pool pool = Processes.pool(1)) {
                for (int i = 0; i < 3; i++) {
                  byte[] there = pool.map(bytes -> bytes, List.of(much)).getFirst();
                  System.out.println(Arrays.equals(there, much));
                }
              }
            }
            """);
    var end =
        MOUNTS
            ? within(program, Path.of("/dev/shm"), "size=1m").run()
            : program.options("-Dplait.bulk=/nowhere").run();
    assertThat(end).isEqualTo(new End(0, "true\ntrue\ntrue\n", ""));
  }

  @Test
  void withoutRoomForWhatTasksPrintTheyGoOn(@TempDir Path folder) throws Exception {
    Path there = MOUNTS ? folder : folder.resolve("nowhere");
    var program =
        ChildJvm.ofSource(
                """
                void main(String[] arguments) {
                  Path file = Path.of(arguments[0]);
                  try (Pool pool = Processes.outputTo(file).pool(1)) {
                    System.out.println(pool.map(i -> {
                      System.out.println("x".repeat(1 << 20));
                      return i;
                    }, List.of(1, 2, 3)));
                  }
                  System.out.println(Processes.outputTo(file).start(() -> {
                    System.out.println("x".repeat(1 << 20));
                    return 4;
                  }).join());
                }
                """)
            .arguments(there.resolve("printed").toString());
    var end = MOUNTS ? within(program, there, "size=64k").run() : program.run();
    assertThat(end).isEqualTo(new End(0, "[1, 2, 3]\n4\n", ""));
  }

  @Test
  void withoutAFolderForShortLivedFilesTheFailureSaysSo(@TempDir Path folder) throws Exception {
    Path there = folder.resolve("later");
    var end =
        ChildJvm.ofSource(
                """
                void main(String[] arguments) throws Exception {
                  Path folder = Path.of(arguments[0]);
                  for (int i = 0; i < 2; i++) {
                    try {
                      Processes.start(() -> 1).join();
                    } catch (TargetFailedException e) {
                      var died = (WorkerDiedException) e.getCause();
                      System.out.println(died.why() + " " + died.getMessage().contains("java.io.tmpdir"));
                    }
                    try (Pool pool = Processes.pool(1)) {
                      pool.start(() -> 1).join();
                    } catch (TargetFailedException e) {
                      System.out.println(e.getCause().getMessage().contains("java.io.tmpdir"));
                    }
                  }
                  Files.createDirectory(folder);
                  System.out.println(Processes.start(() -> 2).join());
                }
                """)
            .options("-Djava.io.tmpdir=" + there)
            .arguments(there.toString())
            .run();
    assertThat(end.out()).isEqualTo("START_FAILED true\ntrue\nSTART_FAILED true\ntrue\n2\n");
    assertThat(end.exitCode()).isZero();
    assertThat(there.toFile().list()).isEmpty();
  }
}
