package plait.bench.processes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two JVMs with the options of workers that do nothing, started side by side until both have ended:
 * prints milliseconds. No pool of two workers can be quicker than about that.
 */
public final class BareJvms {
  private static final int ROUNDS = 9;

  private BareJvms() {}

  /** Prints the first time, or the median of the later ones; called with nothing, it is a JVM. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 0) {
      return;
    }
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      Process one = start();
      Process other = start();
      one.waitFor();
      other.waitFor();
      times[i] = Work.secondsSince(begin) * 1e3;
    }
    Arrays.sort(times, 1, ROUNDS);
    System.out.println(arguments[0].equals("first") ? times[0] : times[1 + ROUNDS / 2]);
  }

  private static Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path").split(File.pathSeparator, -1)[0],
                BareJvms.class.getName()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
