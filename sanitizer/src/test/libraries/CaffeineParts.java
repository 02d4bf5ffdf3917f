// uses: com.github.ben-manes.caffeine:caffeine:3.3.1

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Caffeine: caches that load, evict, expire and refresh under load. */
public class CaffeineParts {
  static int rounds;
  static ExecutorService pool;

  public static void main(String[] args) throws Exception {
    rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20000;
    pool = Executors.newFixedThreadPool(4);
    evicting();
    asynchronous();
    expiring();
    weighted();
    variable();
    refreshing();
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }

  interface Task {
    void run(int thread) throws Exception;
  }

  static void inAll(Task task) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int thread = i;
      all.add(
          pool.submit(() -> {
            task.run(thread);
            return null;
          }));
    }
    for (Future<?> one : all) {
      one.get();
    }
  }

  /** Small numbers are asked for more often. */
  static int key(Random random, int bound) {
    return (int) (bound * Math.pow(random.nextDouble(), 3));
  }

  static void evicting() throws Exception {
    AtomicInteger removed = new AtomicInteger();
    Cache<Integer, int[]> cache =
        Caffeine.newBuilder()
            .maximumSize(200)
            .recordStats()
            .evictionListener((k, v, why) -> removed.incrementAndGet())
            .removalListener((k, v, why) -> removed.incrementAndGet())
            .build();
    inAll(thread -> {
      Random random = new Random(thread);
      for (int i = 0; i < rounds; i++) {
        int key = key(random, 2000);
        check(cache.get(key, k -> new int[] {k})[0] == key);
        if (i % 100 == 0) {
          cache.invalidate(key);
        } else if (i % 33 == 0) {
          cache.put(key, new int[] {key});
        }
      }
    });
    cache.cleanUp();
    check(cache.estimatedSize() <= 200 && cache.stats().requestCount() > 0);
  }

  static void asynchronous() throws Exception {
    AsyncLoadingCache<Integer, int[]> cache =
        Caffeine.newBuilder().maximumSize(100).executor(pool).buildAsync(k -> new int[] {k});
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int seed = t;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                Random random = new Random(seed);
                for (int i = 0; i < rounds / 10; i++) {
                  int key = key(random, 500);
                  check(cache.get(key).join()[0] == key);
                  if (i % 50 == 0) {
                    check(cache.getAll(List.of(key, key + 1)).join().size() == 2);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  static void expiring() throws Exception {
    Cache<Integer, int[]> cache =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMillis(2))
            .expireAfterAccess(Duration.ofMillis(1))
            .scheduler(Scheduler.systemScheduler())
            .weakValues()
            .build();
    inAll(thread -> {
      Random random = new Random(thread);
      for (int i = 0; i < rounds; i++) {
        int key = key(random, 100);
        check(cache.get(key, k -> new int[] {k})[0] == key);
      }
    });
    cache.cleanUp();
  }

  static void weighted() throws Exception {
    Cache<Integer, String> cache =
        Caffeine.newBuilder()
            .maximumWeight(2000)
            .weigher((Integer k, String v) -> v.length())
            .build();
    inAll(thread -> {
      Random random = new Random(thread);
      for (int i = 0; i < rounds / 4; i++) {
        int key = key(random, 400);
        cache.asMap().merge(key, "x", (a, b) -> a.length() > 30 ? b : a + b);
        cache.getIfPresent(key + 1);
        cache.asMap().computeIfPresent(key + 2, (k, v) -> v.length() > 20 ? null : v + "y");
      }
    });
    cache.cleanUp();
    cache.policy().eviction().orElseThrow().coldest(10);
    cache.policy().eviction().orElseThrow().setMaximum(100);
  }

  static void variable() throws Exception {
    Cache<Integer, int[]> cache =
        Caffeine.newBuilder()
            .expireAfter(Expiry.creating((Integer k, int[] v) -> Duration.ofNanos(100_000L * k)))
            .build();
    inAll(thread -> {
      Random random = new Random(thread);
      for (int i = 0; i < rounds / 4; i++) {
        int key = key(random, 100);
        check(cache.get(key, k -> new int[] {k})[0] == key);
      }
    });
  }

  static void refreshing() throws Exception {
    LoadingCache<Integer, int[]> cache =
        Caffeine.newBuilder()
            .refreshAfterWrite(Duration.ofMillis(1))
            .executor(pool)
            .build(k -> new int[] {k});
    inAll(thread -> {
      Random random = new Random(thread);
      for (int i = 0; i < rounds / 4; i++) {
        int key = key(random, 100);
        check(cache.get(key)[0] == key);
      }
    });
  }

  static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }
}
