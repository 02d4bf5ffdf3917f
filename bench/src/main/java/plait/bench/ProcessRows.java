package plait.bench;

import java.util.List;
import plait.bench.processes.BareJvms;
import plait.bench.processes.BareSocket;
import plait.bench.processes.Pp4jFigures;
import plait.bench.processes.ProcessFigures;
import plait.bench.threads.ThreadFigures;

/** Worker processes. */
final class ProcessRows {
  private static final String GROUP = "processes";
  private static final String TWINS = "process_twins.py";
  private static final long MB = 1 << 20;
  private static final Row.Sizes WORKERS =
      Row.Sizes.of("workers", 4, 1L, 2L, 4L, 8L, 16L, 32L, 64L);
  private static final long PYTHON_BYTES = 256 * MB;

  private ProcessRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(
            "task-trip",
            GROUP,
            "small task, there and back",
            Unit.MICROS,
            ours("trip"),
            python("ProcessPoolExecutor", "trip_executor_us").goal(4),
            python("Pool.apply", "trip_pool_us"),
            Side.java("PP4J 2.2", Pp4jFigures.class, "trip").goal(2.5),
            Side.java("bare Unix socket", BareSocket.class, "trip"),
            futex()),
        Row.of(
            "calls-each",
            GROUP,
            "100,000 tiny calls, limits and failures for each",
            Unit.PER_SECOND,
            ours("map-each"),
            python("Pool.map(chunksize=1)", "map_single_pool_per_second").goal(10),
            python("ProcessPoolExecutor.map", "map_single_executor_per_second").goal(40)),
        Row.of(
            "calls-million",
            GROUP,
            "a million tiny calls, the same way",
            Unit.PER_SECOND,
            ours("map-million"),
            python("Pool.map, chunks fail as a whole", "map_chunked_pool_per_second").goal(1)),
        ownTime("calls-own-time", "map-own-time", "a tiny call of a map")
            .and(python("Pool.map(chunksize=1)", "map_own_time_ns")),
        ownTime("starts-own-time", "start-own-time", "a tiny task that is started and joined")
            .and(python("ProcessPoolExecutor.submit", "start_own_time_ns")),
        pauses(
            "calls-1ms", "map-1ms", "map of calls that wait 1 ms, 8 workers, to the waits alone"),
        pauses(
            "calls-100ms",
            "map-100ms",
            "map of calls that wait 100 ms, 8 workers, to the waits alone"),
        Row.of(
            "bytes-1mb",
            GROUP,
            "1 MB there and back",
            Unit.MILLIS,
            ours("bytes-1mb"),
            python("Pool.apply", "bytes_1mb_ms").goal(5)),
        Row.of(
            "bytes-64mb",
            GROUP,
            "64 MB there and back",
            Unit.MILLIS,
            ours("bytes-64mb"),
            python("Pool.apply", "bytes_64mb_ms").goal(15)),
        Row.of(
            "pool-next",
            GROUP,
            "a new pool of 2, both first results",
            Unit.MILLIS,
            ours("next-pool"),
            python("Pool, spawn", "next_pool_spawn_ms").goal(1),
            Side.java("two bare JVMs", BareJvms.class, "next")),
        Row.of(
            "pool-first",
            GROUP,
            "the first pool of 2 of a new program, both first results",
            Unit.MILLIS,
            ours("cold-pool"),
            python("Pool, spawn", "cold_pool_spawn_ms").goal(1),
            Side.java("two bare JVMs", BareJvms.class, "first")),
        Row.of(
            "after-kill",
            GROUP,
            "next result after a death, with a spare",
            Unit.MILLIS,
            ours("after-kill")),
        Row.of(
                "cpu-processes",
                GROUP,
                "counting primes by as many workers as cores",
                Unit.SPEED_UP,
                ours("speed-up"),
                python("Pool", "speed_up"),
                Side.java("threads of one JVM", ThreadFigures.class, "speed-up"))
            .goal(1.8),
        Row.of(
            "memory-idle-worker",
            GROUP,
            "resident memory of an idle worker",
            Unit.MEGABYTES,
            ours("idle"),
            python("Pool, spawn", "idle_worker_resident_mb")),
        Row.curve(
            "payload-curve",
            GROUP,
            "Cost of a byte there and back, by the size of the array",
            Unit.NANOS,
            Row.Sizes.of(
                "bytes",
                16 * MB,
                1L << 10,
                16L << 10,
                256L << 10,
                4 * MB,
                64 * MB,
                256 * MB,
                1024 * MB),
            Side.java("Plait", ProcessFigures.class, "payload", "-Xmx8g"),
            python("Pool.apply", "payload_ns").upTo(PYTHON_BYTES)),
        Row.curve(
            "worker-calls-curve",
            GROUP,
            "Cost of a tiny call of a map, by the workers of the pool",
            Unit.NANOS,
            WORKERS,
            ours("worker-calls"),
            python("Pool.map(chunksize=1)", "worker_calls_ns"),
            Side.java("Plait after 12 maps", ProcessFigures.class, "worker-calls-warm")),
        Row.curve(
            "worker-starts-curve",
            GROUP,
            "Cost of a worker of a new pool until all have given a result, by how many there are",
            Unit.MILLIS,
            WORKERS,
            ours("worker-starts"),
            python("Pool, spawn", "worker_starts_ms")));
  }

  private static Row ownTime(String name, String figure, String of) {
    return Row.of(
        name,
        GROUP,
        "processor time of the program, without its workers, for " + of,
        Unit.NANOS,
        Side.java("Plait", ProcessFigures.class, figure, Java.NATIVE));
  }

  private static Row pauses(String name, String figure, String what) {
    return Row.of(
        name,
        GROUP,
        what,
        Unit.TIMES_THE_TIME,
        ours(figure),
        python("Pool.map", figure.replace('-', '_')));
  }

  private static Side ours(String figure) {
    return Side.java("Plait", ProcessFigures.class, figure);
  }

  private static Side python(String who, String figure) {
    return Side.python(who, TWINS, figure);
  }

  static Side futex() {
    return Side.of("bare futex in C", new Native("futex_ping", 20_000));
  }
}
