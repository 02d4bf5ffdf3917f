package plait.bench.processes;

import java.util.List;

/**
 * A figure of ours and who is beside it.
 *
 * @param label what is measured
 * @param unit of the figure
 * @param more whether more is better
 * @param ours the name of our figure
 * @param peers who is beside it
 * @param onOneCore whether all programs are kept on one core
 */
public record Comparison(
    String label, String unit, boolean more, String ours, List<Peer> peers, boolean onOneCore) {

  /** One of programs that run where they like. */
  public Comparison(String label, String unit, boolean more, String ours, List<Peer> peers) {
    this(label, unit, more, ours, peers, false);
  }

  /** Who measures the figure of a peer. */
  public enum Measurer {
    PYTHON,
    PP4J,
    C,
    SOCKET,
    JVMS,
    THREADS
  }

  /**
   * Somebody who does the same.
   *
   * @param name what the report calls it
   * @param by who measures it
   * @param figure the name of its figure
   * @param goal our share of it that is good enough: at most, or at least if more is better; 0 for
   *     none
   */
  public record Peer(String name, Measurer by, String figure, double goal) {}

  static List<Comparison> all() {
    return List.of(
        new Comparison(
            "small task, there and back",
            "us",
            false,
            "trip",
            List.of(
                python("ProcessPoolExecutor", "trip_executor_us", 0.25),
                python("Pool.apply", "trip_pool_us", 0),
                new Peer("PP4J 2.2", Measurer.PP4J, "", 0.4),
                new Peer("bare Unix socket", Measurer.SOCKET, "", 0),
                new Peer("bare futex in C", Measurer.C, "", 0))),
        new Comparison(
            "100,000 tiny calls, limits and failures for each",
            "per second",
            true,
            "map-each",
            List.of(
                python("Pool.map(chunksize=1)", "map_single_pool_per_second", 10),
                python("ProcessPoolExecutor.map", "map_single_executor_per_second", 40))),
        new Comparison(
            "a million tiny calls, the same way",
            "per second",
            true,
            "map-million",
            List.of(python("Pool.map, chunks fail as a whole", "map_chunked_pool_per_second", 1))),
        new Comparison(
            "1 MB there and back",
            "ms",
            false,
            "bytes-1mb",
            List.of(python("Pool.apply", "bytes_1mb_ms", 0.2))),
        new Comparison(
            "64 MB there and back",
            "ms",
            false,
            "bytes-64mb",
            List.of(python("Pool.apply", "bytes_64mb_ms", 0.06))),
        new Comparison(
            "a new pool of 2, both first results",
            "ms",
            false,
            "next-pool",
            List.of(
                python("Pool, spawn", "next_pool_spawn_ms", 1),
                new Peer("two bare JVMs", Measurer.JVMS, "next", 0))),
        new Comparison(
            "the first pool of 2 of a new program, both first results",
            "ms",
            false,
            "cold-pool",
            List.of(
                python("Pool, spawn", "cold_pool_spawn_ms", 1),
                new Peer("two bare JVMs", Measurer.JVMS, "first", 0))),
        new Comparison(
            "next result after a death, with a spare", "ms", false, "after-kill", List.of()),
        new Comparison(
            "speed-up with 2 workers",
            "times",
            true,
            "speed-up",
            List.of(
                python("Pool", "speed_up", 0),
                new Peer("two threads of one JVM", Measurer.THREADS, "", 0))),
        new Comparison(
            "resident memory of an idle worker",
            "MB",
            false,
            "idle",
            List.of(python("Pool, spawn", "idle_worker_resident_mb", 0))));
  }

  private static Peer python(String name, String figure, double goal) {
    return new Peer("Python " + name, Measurer.PYTHON, figure, goal);
  }
}
