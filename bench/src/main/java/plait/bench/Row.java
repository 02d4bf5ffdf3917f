package plait.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One comparison: a benchmark's method of ours and its raw twin, both with the same parameters, and
 * Python's twin.
 *
 * @param label what is measured
 * @param type the class with both methods
 * @param ours the method that uses Plait
 * @param raw the method that uses the JDK alone
 * @param parameters the benchmark's parameters
 * @param python the name of the twin in {@code python/twins.py}
 * @param goalOfRaw the least share of the raw rate that is good enough; 0 for none
 * @param goalOfPython the least multiple of Python's rate that is good enough; 0 for none
 */
record Row(
    String label,
    Class<?> type,
    String ours,
    String raw,
    Map<String, String> parameters,
    String python,
    double goalOfRaw,
    double goalOfPython) {

  /** Everything that the report compares. */
  static List<Row> all() {
    return List.of(
        tasks("start 10,000, join all", StartAndJoinAll.class, "start_and_join_all", 0.8, 100),
        each("start and join one by one, virtual", Crew.VIRTUAL, 0.8),
        each("start and join one by one, platform", Crew.PLATFORM, 0),
        free("lock, free: lock/unlock", UncontendedLock.class, "plait", "uncontended_lock", 8),
        free("lock, free: hold", UncontendedLock.class, "plaitHold", "uncontended_lock", 8),
        wanted("lock, wanted by 8 platform threads", ContendedLock.class, Crew.PLATFORM),
        wanted("lock, wanted by 8 virtual threads", ContendedLock.class, Crew.VIRTUAL),
        free("semaphore, free: acquire/release", UncontendedSemaphore.class, "plait", SEMAPHORE, 0),
        free("semaphore, free: hold", UncontendedSemaphore.class, "plaitHold", SEMAPHORE, 0),
        wanted("semaphore, wanted by 8 platform threads", ContendedSemaphore.class, Crew.PLATFORM),
        wanted("semaphore, wanted by 8 virtual threads", ContendedSemaphore.class, Crew.VIRTUAL),
        bounded("queue of 1,024, 1:1, platform", Crew.PLATFORM, 1, 1.5),
        bounded("queue of 1,024, 1:1, virtual", Crew.VIRTUAL, 1, 1.5),
        bounded("queue of 1,024, 4:4, platform", Crew.PLATFORM, 4, 1.2),
        bounded("queue of 1,024, 4:4, virtual", Crew.VIRTUAL, 4, 1.2),
        unbounded("queue without bound, 1:1, platform", Crew.PLATFORM, 1),
        unbounded("queue without bound, 1:1, virtual", Crew.VIRTUAL, 1),
        unbounded("queue without bound, 4:4, platform", Crew.PLATFORM, 4),
        unbounded("queue without bound, 4:4, virtual", Crew.VIRTUAL, 4),
        map("map of tiny calls, 2 workers", "plait"),
        map("map of tiny calls, in chunks of 100", "plaitChunked"),
        codec("to bytes and back: a lambda and what it captured", Codec.Payload.LAMBDA, 8, 3),
        codec("to bytes and back: a record", Codec.Payload.RECORD, 4, 3),
        codec("to bytes and back: 10,000 records", Codec.Payload.RECORDS, 2.5, 10),
        codec("to bytes and back: a million doubles", Codec.Payload.DOUBLES, 1.5, 2),
        codec("to bytes and back: an exception", Codec.Payload.EXCEPTION, 2, 0));
  }

  private static final String SEMAPHORE = "uncontended_semaphore";

  private static Row tasks(
      String label, Class<?> type, String python, double goalOfRaw, double goalOfPython) {
    return new Row(label, type, "plait", "raw", Map.of(), python, goalOfRaw, goalOfPython);
  }

  private static Row each(String label, Crew crew, double goalOfRaw) {
    var parameters = Map.of("crew", crew.name());
    return new Row(
        label,
        StartAndJoinEach.class,
        "plait",
        "raw",
        parameters,
        "start_and_join_each",
        goalOfRaw,
        0);
  }

  private static Row free(
      String label, Class<?> type, String ours, String python, double goalOfPython) {
    double goalOfRaw = type == UncontendedLock.class ? 0.85 : 0;
    return new Row(label, type, ours, "raw", Map.of(), python, goalOfRaw, goalOfPython);
  }

  private static Row wanted(String label, Class<?> type, Crew crew) {
    boolean lock = type == ContendedLock.class;
    return new Row(
        label,
        type,
        "plait",
        "raw",
        Map.of("crew", crew.name()),
        lock ? "contended_lock" : "contended_semaphore",
        lock ? 1.0 : 0,
        0);
  }

  private static Row bounded(String label, Crew crew, int pairs, double goalOfRaw) {
    var parameters = Map.of("crew", crew.name(), "pairs", "" + pairs);
    return new Row(
        label, Queues.class, "plait", "raw", parameters, "bounded_queue_" + pairs, goalOfRaw, 10);
  }

  private static Row unbounded(String label, Crew crew, int pairs) {
    var parameters = Map.of("crew", crew.name(), "pairs", "" + pairs);
    return new Row(
        label,
        Queues.class,
        "plaitUnbounded",
        "rawUnbounded",
        parameters,
        "unbounded_queue_" + pairs,
        0,
        0);
  }

  private static Row map(String label, String ours) {
    return new Row(label, MapTinyTasks.class, ours, "raw", Map.of(), "map_tiny_tasks", 0, 0);
  }

  private static Row codec(
      String label, Codec.Payload payload, double goalOfRaw, double goalOfPython) {
    return new Row(
        label,
        Codec.class,
        "plait",
        "raw",
        Map.of("payload", payload.name()),
        "codec_" + payload.name().toLowerCase(Locale.ROOT),
        goalOfRaw,
        goalOfPython);
  }
}
