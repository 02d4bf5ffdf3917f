package plait.bench.sharing;

import java.util.concurrent.ConcurrentHashMap;
import plait.Pool;
import plait.Processes;
import plait.SharedCounter;
import plait.SharedMap;
import plait.Target;
import plait.bench.Scale;
import plait.bench.Work;

/** Calls from a worker to what its program shares, in microseconds. */
final class SharedCalls {
  private static final int CALLS = 20_000;

  /**
   * Calls with a record go through so much code that its compilation keeps both processors busy for
   * some 100,000 of them: 10 to 30 microseconds each until then.
   */
  private static final int CALLS_UNTIL_COMPILED = 200_000;

  private static final int TOGETHER = 1_000;

  private SharedCalls() {}

  /** How far somebody is. */
  record Entry(String who, int done, double share) {}

  /** Where workers say how far they are. */
  interface Board {
    /** Notes it, and gives it back. */
    Entry report(Entry entry);
  }

  private static final class Wall implements Board {
    private final ConcurrentHashMap<String, Entry> done = new ConcurrentHashMap<>();

    @Override
    public Entry report(Entry entry) {
      done.put(entry.who(), entry);
      return done.getOrDefault(entry.who(), entry);
    }
  }

  private static double inWorker(Target<Double> target) throws Exception {
    try (Pool pool = Processes.pool(1)) {
      return pool.start(target).get();
    }
  }

  static double get(Scale scale) throws Exception {
    int count = scale.count(CALLS);
    SharedMap<String, Integer> map = Processes.sharedMap();
    map.put("key", 5);
    return inWorker(() -> Work.medianMicros(() -> map.get("key"), count, count));
  }

  static double put(Scale scale) throws Exception {
    int count = scale.count(CALLS);
    SharedMap<String, Integer> map = Processes.sharedMap();
    return inWorker(() -> Work.medianMicros(() -> map.put("key", 7), count, count));
  }

  static double call(Scale scale) throws Exception {
    int before = scale.count(CALLS_UNTIL_COMPILED);
    int count = scale.count(CALLS);
    Board board = Processes.share(Board.class, new Wall());
    return inWorker(
        () -> Work.medianMicros(() -> board.report(new Entry("worker", 1, 0.5)), before, count));
  }

  static double counter(Scale scale) throws Exception {
    int count = scale.count(200);
    SharedCounter counter = Processes.counter();
    return inWorker(() ->
        Work.medianMicros(
                () -> {
                  for (int i = 0; i < TOGETHER; i++) {
                    counter.increment();
                  }
                  return counter.get();
                },
                count,
                count)
            / TOGETHER);
  }
}
