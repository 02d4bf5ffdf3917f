package plait.bench.processes;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plait.bench.Figures;
import plait.bench.Scale;
import plait.bench.Work;

/**
 * Two JVMs with the options of workers that do nothing, started side by side until both have ended.
 * No pool of two workers can be quicker than about that.
 */
public final class BareJvms implements Figures {
  /** Called with nothing, it is a JVM that does nothing. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      Figures.print(new BareJvms(), arguments);
    }
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    return switch (name) {
      case "first" -> two();
      case "next" -> later(1 + scale.count(8));
      default -> throw Figures.unknown(name);
    };
  }

  private static double later(int rounds) throws Exception {
    double[] times = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      times[i] = two();
    }
    Arrays.sort(times, 1, rounds);
    return times[1 + rounds / 2];
  }

  /** Milliseconds. */
  private static double two() throws Exception {
    long begin = System.nanoTime();
    Process one = start();
    Process other = start();
    if (one.waitFor() + other.waitFor() != 0) {
      throw new IOException("a JVM failed");
    }
    return Work.secondsSince(begin) * 1e3;
  }

  private static Process start() throws IOException, URISyntaxException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                Path.of(BareJvms.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString(),
                BareJvms.class.getName()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
