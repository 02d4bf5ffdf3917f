package plait.bench.sharing;

import java.util.List;
import plait.bench.processes.Comparison;
import plait.bench.processes.Comparison.Measurer;
import plait.bench.processes.Comparison.Peer;
import plait.bench.processes.ProcessReport;

/** Measures what processes share beside its peers and writes the report. */
public final class SharingReport {
  private SharingReport() {}

  /** Measures and writes. */
  public static void main(String[] arguments) throws Exception {
    ProcessReport.measure(
        new ProcessReport.Subject(
            "bench/sharing",
            "Performance of what processes share",
            "Python's and that of a futex in C",
            "",
            "docs/performance-sharing.md",
            List.of("--enable-native-access=ALL-UNNAMED"),
            Ours.class,
            "bench/python/sharing_twins.py",
            all()),
        arguments);
  }

  private static List<Comparison> all() {
    return List.of(
        new Comparison(
            "a free lock, taken and given back",
            "ns",
            false,
            "lock-free",
            List.of(python("Lock", "lock_free_ns", 1.0 / 12), python("RLock", "rlock_free_ns", 0))),
        new Comparison(
            "a free semaphore, acquired and released",
            "ns",
            false,
            "semaphore-free",
            List.of(python("Semaphore", "semaphore_free_ns", 0))),
        new Comparison(
            "a lock that two processes want all the time",
            "per second",
            true,
            "lock-contended",
            List.of(python("Lock", "lock_contended_per_second", 5))),
        new Comparison(
            "there and back over two semaphores",
            "us",
            false,
            "ping-semaphore",
            List.of(python("Semaphore", "ping_semaphore_us", 0), futex())),
        new Comparison(
            "there and back over two semaphores, on one core",
            "us",
            false,
            "ping-semaphore",
            List.of(python("Semaphore", "ping_semaphore_us", 0), futex()),
            true),
        new Comparison(
            "there and back over two events, on one core",
            "us",
            false,
            "ping-event",
            List.of(python("Event", "ping_event_us", 0), futex()),
            true),
        new Comparison(
            "get of a map that another process has",
            "us",
            false,
            "shared-get",
            List.of(python("Manager().dict()", "manager_get_us", 0.1))),
        new Comparison(
            "put of a map that another process has",
            "us",
            false,
            "shared-put",
            List.of(python("Manager().dict()", "manager_put_us", 0.1))),
        new Comparison(
            "a call of a shared object, with a record",
            "us",
            false,
            "shared-call",
            List.of(python("BaseManager", "manager_call_us", 0.1))),
        new Comparison(
            "one more on a shared counter",
            "us",
            false,
            "shared-counter",
            List.of(python("Value with its lock", "value_add_us", 0.1))),
        new Comparison(
            "items through a queue, each one marked",
            "per second",
            true,
            "queue",
            List.of(python("JoinableQueue", "joinable_queue_per_second", 10))),
        new Comparison(
            "items through a queue that forgets them",
            "per second",
            true,
            "queue-unmarked",
            List.of(python("Queue", "queue_per_second", 10))),
        new Comparison(
            "items through a queue, put in hundreds",
            "per second",
            true,
            "queue-batches",
            List.of(python("JoinableQueue", "joinable_queue_per_second", 10))),
        new Comparison(
            "messages through a pipe",
            "per second",
            true,
            "pipe",
            List.of(python("Pipe", "pipe_per_second", 10))),
        new Comparison(
            "a message there and back through a pipe",
            "us",
            false,
            "ping-pipe",
            List.of(python("Pipe", "ping_pipe_us", 0), futex())),
        new Comparison(
            "16 MB there and back through a pipe",
            "ms",
            false,
            "pipe-large",
            List.of(python("Pipe", "pipe_large_ms", 0))),
        new Comparison(
            "adding up shared numbers, against an array", "times", false, "array-sum", List.of()),
        new Comparison(
            "copying shared numbers, against an array", "times", false, "array-copy", List.of()),
        new Comparison(
            "changing shared numbers in place, against an array",
            "times",
            false,
            "array-scale",
            List.of()));
  }

  private static Peer python(String name, String figure, double goal) {
    return new Peer("Python " + name, Measurer.PYTHON, figure, goal);
  }

  private static Peer futex() {
    return new Peer("bare futex in C", Measurer.C, "", 0);
  }
}
