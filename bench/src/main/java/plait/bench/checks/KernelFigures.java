package plait.bench.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plait.bench.Figures;
import plait.bench.ProcessorTime;
import plait.bench.Scale;
import plait.bench.Work;

/** The least processor time of a round of a kernel, or the memory that its rounds took. */
public final class KernelFigures implements Figures {
  private static final int ROUNDS = 15;
  private static final int MOST_SECONDS = 15;
  private static final String MEMORY = "-memory";

  public static void main(String[] arguments) throws Exception {
    Figures.print(new KernelFigures(), arguments);
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    int rounds = scale.count(ROUNDS);
    if (name.endsWith(MEMORY)) {
      double _ = leastMillis(kernel(name.substring(0, name.length() - MEMORY.length())), rounds);
      return mostResident() / 1e6;
    }
    return leastMillis(kernel(name), rounds);
  }

  private static Kernel kernel(String name) {
    return switch (name) {
      case "grid" -> ArrayKernels::grid;
      case "matrix" -> ArrayKernels::matrix;
      case "life" -> ArrayKernels::life;
      case "sort" -> ArrayKernels::sort;
      case "trees" -> ObjectKernels::trees;
      case "bodies" -> ObjectKernels::bodies;
      case "virtual" -> ObjectKernels::virtual;
      case "map" -> CollectionKernels::map;
      case "words" -> CollectionKernels::words;
      case "queue" -> CollectionKernels::queue;
      case "cache" -> CollectionKernels::cache;
      case "nested" -> CollectionKernels::nested;
      default -> throw Figures.unknown(name);
    };
  }

  private static double leastMillis(Kernel kernel, int rounds) throws Exception {
    double least = Double.MAX_VALUE;
    long start = System.nanoTime();
    for (int i = 0; i < rounds && (i < 2 || Work.secondsSince(start) < MOST_SECONDS); i++) {
      long begin = ProcessorTime.nanos();
      kernel.run();
      least = Math.min(least, (ProcessorTime.nanos() - begin) / 1e6);
    }
    return least;
  }

  /** The most bytes that this process had in memory at a time. */
  private static long mostResident() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      String line = lines.filter(each -> each.startsWith("VmHWM:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
    }
  }
}
