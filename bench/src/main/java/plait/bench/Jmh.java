package plait.bench;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import plait.PeriodicTask;
import plait.Threads;

/**
 * A benchmark of JMH's, in operations per second.
 *
 * @param type the class of the benchmark
 * @param method the method that is measured
 * @param parameters of the benchmark
 */
record Jmh(Class<?> type, String method, Map<String, String> parameters) implements Program {
  @Override
  public String missing(Tools tools) {
    return "";
  }

  @Override
  public double measure(Tools tools, Scale scale, Duration limit) {
    return switch (scale.effort()) {
      case FULL -> rate(1, 2, TimeValue.milliseconds(500), limit);
      case QUICK -> rate(1, 1, TimeValue.milliseconds(250), limit);
      case SMOKE -> here();
    };
  }

  /** Runs it for a moment in this JVM. */
  double here() {
    return rate(0, 0, TimeValue.milliseconds(5), Duration.ofMinutes(1));
  }

  private double rate(int forks, int warmups, TimeValue time, Duration limit) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(type.getName() + "." + method) + "$")
            .forks(forks)
            .warmupIterations(warmups)
            .warmupTime(time)
            .measurementIterations(Math.max(1, warmups))
            .measurementTime(time)
            .timeout(TimeValue.milliseconds(limit.toMillis()))
            .shouldFailOnError(true)
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow", "-Xms1g", "-Xmx4g")
            .verbosity(VerboseMode.SILENT);
    parameters.forEach(options::param);
    // JMH's own limit only interrupts, and not every program that hangs answers that
    long begin = System.nanoTime();
    PeriodicTask end = Threads.every(limit, Jmh::endForks);
    try {
      return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
    } catch (RunnerException e) {
      boolean isLate = System.nanoTime() - begin >= limit.toNanos();
      String what =
          isLate ? "took longer than " + limit.toSeconds() + " s" : "failed: " + e.getMessage();
      throw new MeasurementFailed(what, e);
    } finally {
      end.cancel();
    }
  }

  private static void endForks() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
