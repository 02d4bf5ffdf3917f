package plait.pool;

import static plait.testing.Patience.await;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plait.Pool;
import plait.ThreadSettings;
import plait.Threads;
import plait.internal.pool.PoolView;
import plait.internal.thread.Settings;

/** A pool that nobody closes and nobody knows any more. */
class GarbagePoolTest {
  private static final int MANY = 500;
  private static final long TICK_NANOS = 5_000_000;

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

  static List<ThreadSettings> threads() {
    return List.of(Threads.virtual(), Threads.platform());
  }

  @ParameterizedTest
  @MethodSource("threads")
  void itFinishesItsTasksEndsItsWorkersAndIsCollected(ThreadSettings threads) {
    WeakReference<Object> ofPool = useAndForget(threads);
    await().until(() -> done.get() == MANY);
    await().until(() -> !workers.isEmpty() && workers.stream().noneMatch(Thread::isAlive));
    await().until(() -> closed.get() == workers.size());
    workers.clear(); // an ended thread still refers to what it ran
    await()
        .until(() -> {
          System.gc();
          return ofPool.get() == null;
        });
  }

  /** Gives a reference to something that only the pool knows. */
  private WeakReference<Object> useAndForget(ThreadSettings threads) {
    var known = new byte[1];
    Pool pool =
        PoolView.of((Settings) threads, 3, TICK_NANOS).initializer(() -> stateOfWorker(known));
    for (int i = 0; i < MANY; i++) {
      pool.start(() -> done.incrementAndGet());
    }
    return new WeakReference<>(known);
  }

  private AutoCloseable stateOfWorker(byte[] known) {
    workers.add(Thread.currentThread());
    return () -> closed.addAndGet(known.length);
  }
}
