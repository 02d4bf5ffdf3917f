package plait.bench;

import java.util.List;
import java.util.stream.Stream;
import plait.bench.sharing.SharingFigures;

/** What processes share. */
final class SharingRows {
  private static final String GROUP = "sharing";

  private SharingRows() {}

  static List<Row> all() {
    return List.of(
        row(
            "shared-lock-free",
            "a free lock, taken and given back",
            Unit.NANOS,
            ours("lock-free"),
            python("Lock", "lock_free_ns").goal(12),
            python("RLock", "rlock_free_ns"),
            java("two bare compare-and-sets", "word-free")),
        row(
            "shared-semaphore-free",
            "a free semaphore, acquired and released",
            Unit.NANOS,
            ours("semaphore-free"),
            python("Semaphore", "semaphore_free_ns")),
        row(
            "shared-lock-wanted",
            "a lock that two processes want all the time",
            Unit.PER_SECOND,
            ours("lock-contended"),
            python("Lock", "lock_contended_per_second").goal(5)),
        semaphoreTrip("shared-semaphore-trip", "there and back over two semaphores"),
        semaphoreTrip(
                "shared-semaphore-trip-one-core", "there and back over two semaphores, on one core")
            .onOneCore(),
        row(
                "shared-event-trip-one-core",
                "there and back over two events, on one core",
                Unit.MICROS,
                ours("ping-event"),
                python("Event", "ping_event_us"),
                ProcessRows.futex())
            .onOneCore(),
        row(
            "shared-map-get",
            "get of a map that another process has",
            Unit.MICROS,
            ours("shared-get"),
            python("Manager().dict()", "manager_get_us").goal(10)),
        row(
            "shared-map-put",
            "put of a map that another process has",
            Unit.MICROS,
            ours("shared-put"),
            python("Manager().dict()", "manager_put_us").goal(10)),
        row(
            "shared-call",
            "a call of a shared object, with a record",
            Unit.MICROS,
            ours("shared-call"),
            python("BaseManager", "manager_call_us").goal(10)),
        row(
            "shared-counter",
            "one more on a shared counter",
            Unit.MICROS,
            ours("shared-counter"),
            python("Value with its lock", "value_add_us").goal(10)),
        queue("shared-queue", "items through a queue, each one marked", "queue", true),
        queue(
            "shared-queue-forgets",
            "items through a queue that forgets them",
            "queue-unmarked",
            false),
        queue(
            "shared-queue-batches",
            "items through a queue, put in hundreds",
            "queue-batches",
            true),
        row(
            "pipe",
            "messages through a pipe",
            Unit.PER_SECOND,
            ours("pipe"),
            python("Pipe", "pipe_per_second").goal(10)),
        row(
            "pipe-trip",
            "a message there and back through a pipe",
            Unit.MICROS,
            ours("ping-pipe"),
            python("Pipe", "ping_pipe_us"),
            ProcessRows.futex()),
        row(
            "pipe-16mb",
            "16 MB there and back through a pipe",
            Unit.MILLIS,
            ours("pipe-large"),
            python("Pipe", "pipe_large_ms")),
        array("array-sum", "adding up shared numbers, against an array").goal(1.1),
        array("array-copy", "copying shared numbers, against an array").goal(1.1),
        array(
            "array-scale",
            "changing shared numbers in place, against an array",
            java("the JDK's MemorySegment", "array-scale-segment").goal(1 / 1.1)));
  }

  private static Row row(String name, String what, Unit unit, Side... sides) {
    return Row.of(name, GROUP, what, unit, sides);
  }

  private static Row semaphoreTrip(String name, String what) {
    return row(
        name,
        what,
        Unit.MICROS,
        ours("ping-semaphore"),
        python("Semaphore", "ping_semaphore_us"),
        ProcessRows.futex());
  }

  private static Row queue(String name, String what, String figure, boolean isMarked) {
    return row(
        name,
        what,
        Unit.PER_SECOND,
        ours(figure),
        isMarked
            ? python("JoinableQueue", "joinable_queue_per_second").goal(10)
            : python("Queue", "queue_per_second").goal(10));
  }

  private static Row array(String name, String what, Side... peers) {
    return row(
        name,
        what,
        Unit.TIMES_THE_TIME,
        Stream.concat(Stream.of(ours(name)), Stream.of(peers)).toArray(Side[]::new));
  }

  private static Side ours(String figure) {
    return java("Plait", figure);
  }

  private static Side java(String who, String figure) {
    return Side.java(who, SharingFigures.class, figure, "--enable-native-access=ALL-UNNAMED");
  }

  private static Side python(String who, String figure) {
    return Side.python(who, "sharing_twins.py", figure);
  }
}
