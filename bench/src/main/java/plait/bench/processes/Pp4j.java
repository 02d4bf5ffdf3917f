package plait.bench.processes;

import java.io.Serializable;
import java.util.concurrent.Callable;
import net.viktorc.pp4j.impl.JavaProcessPoolExecutor;
import net.viktorc.pp4j.impl.SimpleJavaProcessOptions;

/** PP4J 2.2, the process pool for Java that there was before: prints its round trip. */
public final class Pp4j {
  private static final int WARMUPS = 4_000;
  private static final int TRIPS = 4_000;

  private Pp4j() {}

  /** Prints microseconds. */
  public static void main(String[] arguments) throws Exception {
    var pool =
        new JavaProcessPoolExecutor(
            new SimpleJavaProcessOptions(0), 1, 1, 0, (Idle) () -> {}, false);
    Callable<Integer> task = (Callable<Integer> & Serializable) () -> Work.add(1, 2);
    System.out.println(Work.medianMicros(() -> pool.submit(task).get(), WARMUPS, TRIPS));
    System.exit(0); // its shutdown waits longer than the measurement
  }

  /** What it runs in a new worker. */
  @FunctionalInterface
  private interface Idle extends Runnable, Serializable {}
}
