package plait.bench.processes;

import java.io.Serializable;
import java.util.concurrent.Callable;
import net.viktorc.pp4j.impl.JavaProcessPoolExecutor;
import net.viktorc.pp4j.impl.SimpleJavaProcessOptions;
import plait.bench.Figures;
import plait.bench.Scale;
import plait.bench.Work;

/** PP4J 2.2, the process pool for Java that there was before. */
public final class Pp4jFigures implements Figures {
  private static final int TRIPS = 4_000;

  public static void main(String[] arguments) throws Exception {
    Figures.print(new Pp4jFigures(), arguments);
    System.exit(0); // its shutdown waits longer than the measurement
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    if (!name.equals("trip")) {
      throw Figures.unknown(name);
    }
    int count = scale.count(TRIPS);
    var pool =
        new JavaProcessPoolExecutor(
            new SimpleJavaProcessOptions(0), 1, 1, 0, (Idle) () -> {}, false);
    Callable<Integer> task = (Callable<Integer> & Serializable) () -> Work.add(1, 2);
    return Work.medianMicros(() -> pool.submit(task).get(), count, count);
  }

  /** What it runs in a new worker. */
  @FunctionalInterface
  private interface Idle extends Runnable, Serializable {}
}
