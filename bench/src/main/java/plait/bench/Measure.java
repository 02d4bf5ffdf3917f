package plait.bench;

import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How long one method is measured, in a JVM of its own.
 *
 * @param forks 1 for a JVM of its own, 0 for this one
 * @param warmups how often it runs before it counts
 * @param iterations how often it runs and counts
 * @param time how long it runs each time
 */
record Measure(int forks, int warmups, int iterations, TimeValue time) {
  static final Measure FULL = new Measure(1, 3, 3, TimeValue.seconds(1));
  static final Measure BRIEF = new Measure(1, 1, 1, TimeValue.milliseconds(300));
  static final Measure SMOKE = new Measure(0, 0, 1, TimeValue.milliseconds(5));

  /** Operations per second. */
  double rate(Row row, String method) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(row.type().getName() + "." + method) + "$")
            .forks(forks)
            .warmupIterations(warmups)
            .warmupTime(time)
            .measurementIterations(iterations)
            .measurementTime(time)
            .shouldFailOnError(true)
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow", "-Xms1g", "-Xmx4g")
            .verbosity(VerboseMode.SILENT);
    row.parameters().forEach(options::param);
    return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
  }
}
