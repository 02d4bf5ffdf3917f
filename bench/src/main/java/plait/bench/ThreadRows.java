package plait.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import plait.bench.downloads.DownloadFigures;
import plait.bench.threads.BarrierRound;
import plait.bench.threads.Codec;
import plait.bench.threads.ConditionHandover;
import plait.bench.threads.ContendedLock;
import plait.bench.threads.ContendedSemaphore;
import plait.bench.threads.Crew;
import plait.bench.threads.MapTinyTasks;
import plait.bench.threads.Queues;
import plait.bench.threads.SelectOfTwo;
import plait.bench.threads.StartAndJoinAll;
import plait.bench.threads.StartAndJoinEach;
import plait.bench.threads.ThreadFigures;
import plait.bench.threads.UncontendedLock;
import plait.bench.threads.UncontendedSemaphore;

/** Threads, locks, queues and pools within one program. */
final class ThreadRows {
  private static final String GROUP = "threads";
  private static final String TWINS = "thread_twins.py";
  private static final String RAW_THREADS = "JDK virtual threads";
  private static final String RAW_POOL = "JDK fixed pool";
  private static final long PYTHON_THREADS = 1_000;

  private ThreadRows() {}

  static List<Row> all() {
    return Stream.of(starting(), locking(), meeting(), queues(), maps(), bytes(), many())
        .flatMap(List::stream)
        .toList();
  }

  // ---- rates that JMH measures

  /** A rate beside the JDK's and Python's; goals of 0 are none. */
  private static Row rate(
      String name,
      String what,
      Class<?> type,
      String ours,
      Map<String, String> parameters,
      String jdk,
      double goalOfJdk,
      Side python) {
    String raw = ours.endsWith("Unbounded") ? "rawUnbounded" : "raw";
    return Row.of(
        name,
        GROUP,
        what,
        Unit.PER_SECOND,
        new Side("Plait", new Jmh(type, ours, parameters), 0, 1),
        new Side(jdk, new Jmh(type, raw, parameters), goalOfJdk, 1),
        python);
  }

  private static Side python(String who, String figure) {
    return Side.python(who, TWINS, figure);
  }

  private static Map<String, String> by(Crew crew) {
    return Map.of("crew", crew.name());
  }

  private static String text(Crew crew) {
    return crew.name().toLowerCase(Locale.ROOT);
  }

  private static List<Row> starting() {
    return List.of(
        rate(
            "start-join-all",
            "start 10,000 tasks, join all",
            StartAndJoinAll.class,
            "plait",
            Map.of(),
            RAW_THREADS,
            0.8,
            python("Thread", "start_and_join_all").goal(100)),
        rate(
            "start-join-each",
            "start and join one by one, virtual",
            StartAndJoinEach.class,
            "plait",
            by(Crew.VIRTUAL),
            RAW_THREADS,
            0.8,
            python("Thread", "start_and_join_each")),
        rate(
            "start-join-each-platform",
            "start and join one by one, platform",
            StartAndJoinEach.class,
            "plait",
            by(Crew.PLATFORM),
            "JDK platform threads",
            0,
            python("Thread", "start_and_join_each")));
  }

  private static List<Row> locking() {
    return List.of(
        free("lock-free", "a free lock: lock and unlock", "plait"),
        free("lock-free-hold", "a free lock: hold and close", "plaitHold"),
        wanted("lock-8-platform", "a lock that 8 platform threads want", 8, Crew.PLATFORM),
        wanted("lock-8-virtual", "a lock that 8 virtual threads want", 8, Crew.VIRTUAL),
        wanted("lock-2-platform", "a lock that 2 platform threads want", 2, Crew.PLATFORM),
        semaphore("semaphore-free", "a free semaphore: acquire and release", "plait"),
        semaphore("semaphore-free-hold", "a free semaphore: hold and close", "plaitHold"),
        permits("semaphore-8-platform", Crew.PLATFORM),
        permits("semaphore-8-virtual", Crew.VIRTUAL));
  }

  private static Row free(String name, String what, String ours) {
    return rate(
        name,
        what,
        UncontendedLock.class,
        ours,
        Map.of(),
        "ReentrantLock",
        0.85,
        python("Lock", "uncontended_lock").goal(8));
  }

  private static Row wanted(String name, String what, int threads, Crew crew) {
    return rate(
        name,
        what,
        ContendedLock.class,
        "plait",
        Map.of("crew", crew.name(), "threads", "" + threads),
        "ReentrantLock",
        threads == 8 ? 1 : 0,
        python("Lock", "contended_lock_" + threads).goal(threads == 8 ? 5 : 2.5));
  }

  private static Row semaphore(String name, String what, String ours) {
    return rate(
        name,
        what,
        UncontendedSemaphore.class,
        ours,
        Map.of(),
        "JDK Semaphore",
        0,
        python("Semaphore", "uncontended_semaphore").goal(40));
  }

  private static Row permits(String name, Crew crew) {
    return rate(
        name,
        "a semaphore that 8 " + text(crew) + " threads want",
        ContendedSemaphore.class,
        "plait",
        by(crew),
        "JDK Semaphore",
        0,
        python("Semaphore", "contended_semaphore").goal(40));
  }

  private static List<Row> meeting() {
    return Stream.of(Crew.values())
        .flatMap(crew ->
            Stream.of(
                rate(
                    "condition-" + text(crew),
                    "2 " + text(crew) + " threads give a turn to each other by a condition",
                    ConditionHandover.class,
                    "plait",
                    by(crew),
                    "JDK Condition",
                    0,
                    python("Condition", "condition_handover")),
                rate(
                    "barrier-" + text(crew),
                    "4 " + text(crew) + " threads meet at a barrier, rounds",
                    BarrierRound.class,
                    "plait",
                    by(crew),
                    "CyclicBarrier",
                    0,
                    python("Barrier", "barrier_round")),
                rate(
                    "select-" + text(crew),
                    "items by a select of two queues, " + text(crew) + " threads",
                    SelectOfTwo.class,
                    "plait",
                    by(crew),
                    "one ArrayBlockingQueue for both",
                    0,
                    python("one queue.Queue for both", "merged_queue"))))
        .toList();
  }

  private static List<Row> queues() {
    return Stream.of(1, 4)
        .flatMap(pairs ->
            Stream.of(Crew.values())
                .flatMap(crew -> Stream.of(bounded(pairs, crew), unbounded(pairs, crew))))
        .toList();
  }

  private static Row bounded(int pairs, Crew crew) {
    Row row =
        rate(
            "queue-" + pairs + "-" + pairs + "-" + text(crew),
            "queue of 1,024, %d to %d %s threads".formatted(pairs, pairs, text(crew)),
            Queues.class,
            "plait",
            Map.of("crew", crew.name(), "pairs", "" + pairs),
            "ArrayBlockingQueue",
            pairs == 1 ? 1.5 : 1.2,
            python("queue.Queue", "bounded_queue_" + pairs).goal(10));
    return orBusy(row, "MpmcArrayQueue", "busy", pairs, crew);
  }

  private static Row unbounded(int pairs, Crew crew) {
    Row row =
        rate(
            "queue-unbounded-" + pairs + "-" + pairs + "-" + text(crew),
            "queue without bound, %d to %d %s threads".formatted(pairs, pairs, text(crew)),
            Queues.class,
            "plaitUnbounded",
            Map.of("crew", crew.name(), "pairs", "" + pairs),
            "LinkedTransferQueue",
            0,
            python("SimpleQueue", "unbounded_queue_" + pairs).goal(0.8));
    return orBusy(row, "MpmcUnboundedXaddArrayQueue", "busyUnbounded", pairs, crew);
  }

  /**
   * The row with a queue of JCTools, which never waits: its users have to. Virtual threads that try
   * again and again may keep those for ever from their carriers for whom they wait.
   */
  private static Row orBusy(Row row, String type, String method, int pairs, Crew crew) {
    if (crew == Crew.VIRTUAL) {
      return row;
    }
    return row.and(
        Side.of(
            "JCTools " + type + ", tried until it goes",
            new Jmh(Queues.class, method, Map.of("crew", crew.name(), "pairs", "" + pairs))));
  }

  private static List<Row> maps() {
    return List.of(
        map("map-tiny", "map of tiny calls, 2 threads", "plait"),
        map("map-tiny-chunks", "map of tiny calls, 2 threads, chunks of 100", "plaitChunked"),
        pauses("map-1ms", "map of calls that wait 1 ms, 8 threads, to the waits alone"),
        pauses("map-100ms", "map of calls that wait 100 ms, 8 threads, to the waits alone"));
  }

  private static Row map(String name, String what, String ours) {
    return rate(
        name,
        what,
        MapTinyTasks.class,
        ours,
        Map.of(),
        RAW_POOL + ", submit and get",
        0,
        python("ThreadPoolExecutor", "map_tiny_tasks").goal(30));
  }

  private static Row pauses(String name, String what) {
    return Row.of(
        name,
        GROUP,
        what,
        Unit.TIMES_THE_TIME,
        figure("Plait", name),
        figure(RAW_POOL + ", submit and get", name + "-raw"),
        python("ThreadPoolExecutor", name.replace('-', '_')));
  }

  private static List<Row> bytes() {
    return List.of(
        codec("a lambda and what it captured", Codec.Payload.LAMBDA, 8, 3),
        codec("a record", Codec.Payload.RECORD, 4, 3),
        codec("10,000 records", Codec.Payload.RECORDS, 2.5, 10),
        codec("a million doubles", Codec.Payload.DOUBLES, 1.5, 2)
            .and(Side.of("two bare copies", codec("bare", Codec.Payload.DOUBLES))),
        codec("an exception", Codec.Payload.EXCEPTION, 2, 0));
  }

  private static Row codec(String what, Codec.Payload payload, double ofJdk, double ofPython) {
    String name = payload.name().toLowerCase(Locale.ROOT);
    return rate(
        "codec-" + name,
        "to bytes and back: " + what,
        Codec.class,
        "plait",
        Map.of("payload", payload.name()),
        "JDK serialization",
        ofJdk,
        python("pickle", "codec_" + name).goal(ofPython));
  }

  private static Jmh codec(String method, Codec.Payload payload) {
    return new Jmh(Codec.class, method, Map.of("payload", payload.name()));
  }

  // ---- memory, and what grows

  private static Side figure(String who, String figure) {
    return Side.java(who, ThreadFigures.class, figure, "-Xmx4g");
  }

  private static Side download(String who, String figure, String... others) {
    String[] all = Stream.concat(Stream.of("nginx"), Stream.of(others)).toArray(String[]::new);
    return Side.needing(who, DownloadFigures.class, figure, all);
  }

  private static List<Row> many() {
    return List.of(
        Row.of(
            "memory-waiting",
            GROUP,
            "heap of a task that waits for an event; Python: resident memory",
            Unit.BYTES,
            figure("Plait", "waiting"),
            figure(RAW_THREADS, "waiting-raw"),
            python("Thread", "waiting")),
        Row.of(
            "memory-ended",
            GROUP,
            "heap of an ended task that is kept",
            Unit.BYTES,
            figure("Plait", "ended"),
            figure("JDK FutureTask", "ended-raw")),
        Row.of(
                "cpu-threads",
                GROUP,
                "counting primes by as many threads as cores",
                Unit.SPEED_UP,
                figure("Plait", "speed-up"),
                figure(RAW_POOL, "speed-up-raw"),
                Side.python("threads", "process_twins.py", "threads_speed_up"))
            .goal(1.85),
        Row.of(
            "downloads",
            GROUP,
            "files of 1 MB from an nginx here, 8 at a time",
            Unit.PER_SECOND,
            download("Plait", "plait"),
            download(RAW_POOL, "pool"),
            download("Python ThreadPoolExecutor", "python", "python3"),
            download("aria2", "aria2", "aria2c")),
        Row.curve(
            "tasks-curve",
            GROUP,
            "Cost of a task in a scope, by how many there are",
            Unit.NANOS,
            Row.Sizes.of("tasks", 100_000, 1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L),
            figure("Plait", "scope"),
            figure("JDK executor of virtual threads", "scope-raw"),
            python("Thread", "tasks").upTo(PYTHON_THREADS)),
        Row.curve(
            "waiters-curve",
            GROUP,
            "Cost of a waiter from the event until its end, by how many wait",
            Unit.NANOS,
            Row.Sizes.of("waiters", 10_000, 1L, 10L, 100L, 1_000L, 10_000L, 100_000L),
            figure("Plait", "waiters"),
            figure(RAW_THREADS + " and latch", "waiters-raw"),
            python("Thread and Event", "waiters").upTo(PYTHON_THREADS)),
        Row.curve(
            "workers-curve",
            GROUP,
            "Cost of a tiny call of a map, by the threads of the pool",
            Unit.NANOS,
            Row.Sizes.of("threads", 64, 1L, 4L, 16L, 64L),
            figure("Plait", "workers"),
            figure(RAW_POOL + ", submit and get", "workers-raw"),
            python("ThreadPoolExecutor", "workers")),
        Row.curve(
            "cycle-curve",
            GROUP,
            "Cost of a lock in a ring of waits, from the wait that closes it until that is refused",
            Unit.NANOS,
            Row.Sizes.of("locks", 100, 2L, 10L, 100L, 1_000L),
            figure("Plait", "cycle")));
  }
}
