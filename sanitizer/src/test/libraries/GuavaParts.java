// uses: com.google.guava:guava:33.7.1-jre

import com.google.common.base.Suppliers;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.common.collect.ConcurrentHashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.MapMaker;
import com.google.common.eventbus.AsyncEventBus;
import com.google.common.eventbus.Subscribe;
import com.google.common.util.concurrent.AbstractExecutionThreadService;
import com.google.common.util.concurrent.AbstractIdleService;
import com.google.common.util.concurrent.AtomicDouble;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.Monitor;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.RateLimiter;
import com.google.common.util.concurrent.ServiceManager;
import com.google.common.util.concurrent.SettableFuture;
import com.google.common.util.concurrent.Striped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/** Guava: caches, futures, services, striped locks, monitors, an event bus. */
public class GuavaParts {
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
    ListeningExecutorService pool =
        MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(4));
    caches(pool, rounds);
    expiring(pool, rounds);
    futures(pool);
    collections(pool, rounds);
    locks(pool, rounds);
    bus(pool);
    services();
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
  }

  interface Task {
    void run(int thread) throws Exception;
  }

  static void inAll(ListeningExecutorService pool, Task task) throws Exception {
    List<ListenableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int thread = i;
      all.add(
          pool.submit(() -> {
            task.run(thread);
            return null;
          }));
    }
    Futures.allAsList(all).get();
  }

  static void caches(ListeningExecutorService pool, int rounds) throws Exception {
    LoadingCache<Integer, int[]> cache =
        CacheBuilder.newBuilder()
            .maximumSize(100)
            .recordStats()
            .removalListener(removed -> {})
            .build(CacheLoader.from(k -> new int[] {k}));
    inAll(
        pool,
        thread -> {
          Random random = new Random(thread);
          for (int i = 0; i < rounds; i++) {
            int key = random.nextInt(300);
            check(cache.get(key)[0] == key);
            if (i % 50 == 0) {
              cache.invalidate(key);
            }
          }
        });
    check(cache.size() <= 100);
    cache.stats().hitCount();
  }

  static void expiring(ListeningExecutorService pool, int rounds) throws Exception {
    Cache<String, Integer> cache =
        CacheBuilder.newBuilder()
            .weakValues()
            .expireAfterWrite(Duration.ofMillis(2))
            .expireAfterAccess(Duration.ofMillis(1))
            .refreshAfterWrite(Duration.ofMillis(1))
            .build(
                CacheLoader.asyncReloading(
                    new CacheLoader<String, Integer>() {
                      @Override
                      public Integer load(String key) {
                        return key.length() * 1000;
                      }
                    },
                    pool));
    inAll(
        pool,
        thread -> {
          for (int i = 0; i < rounds; i++) {
            String key = "k".repeat(i % 20);
            int k = i % 20 * 1000;
            check(cache.get(key, () -> k) == k);
          }
        });
  }

  static void futures(ListeningExecutorService pool) throws Exception {
    List<ListenableFuture<int[]>> parts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int n = i;
      ListenableFuture<int[]> made = pool.submit(() -> new int[] {n});
      parts.add(
          Futures.transformAsync(
              made,
              box -> {
                box[0]++;
                SettableFuture<int[]> later = SettableFuture.create();
                pool.execute(() -> {
                  box[0]++;
                  later.set(box);
                });
                return later;
              },
              pool));
    }
    ListenableFuture<Integer> sum =
        Futures.whenAllSucceed(parts)
            .call(
                () -> {
                  int total = 0;
                  for (ListenableFuture<int[]> part : parts) {
                    total += Futures.getDone(part)[0];
                  }
                  return total;
                },
                pool);
    check(sum.get() == 199 * 100 + 400);
    ListenableFuture<List<int[]>> all = Futures.successfulAsList(parts);
    check(all.get().size() == 200);
    ListenableFuture<String> caught =
        Futures.catching(
            pool.submit(() -> {
              if (parts.size() == 200) {
                throw new IllegalStateException("meant");
              }
              return "";
            }),
            IllegalStateException.class,
            Throwable::getMessage,
            MoreExecutors.directExecutor());
    check(caught.get().equals("meant"));
  }

  static void collections(ListeningExecutorService pool, int rounds) throws Exception {
    ConcurrentHashMultiset<String> words = ConcurrentHashMultiset.create();
    ConcurrentMap<Integer, String> weak = new MapMaker().weakValues().concurrencyLevel(4).makeMap();
    ImmutableMap<String, Integer> map = ImmutableMap.of("a", 1, "b", 2, "c", 3);
    ImmutableList<String> list = ImmutableList.of("a", "b", "c");
    Supplier<int[]> once = Suppliers.memoize(() -> new int[] {42});
    AtomicDouble total = new AtomicDouble();
    inAll(
        pool,
        thread -> {
          for (int i = 0; i < rounds; i++) {
            words.add("w" + i % 10);
            weak.put(i % 100, "v" + i);
            weak.get((i + 7) % 100);
            int sum = 0;
            for (String key : map.keySet()) {
              sum += map.get(key);
            }
            check(sum == 6 && map.values().contains(2) && map.entrySet().size() == 3);
            check(list.reverse().get(0).equals("c") && once.get()[0] == 42);
            check(map.hashCode() != 0 && list.asList().size() == 3);
            total.addAndGet(1);
          }
        });
    check(words.size() == 4 * rounds && total.get() == 4 * rounds);
  }

  static void locks(ListeningExecutorService pool, int rounds) throws Exception {
    Striped<Lock> striped = Striped.lazyWeakLock(8);
    int[] counts = new int[8];
    Lock[] known = new Lock[8];
    for (int i = 0; i < 8; i++) {
      known[i] = striped.getAt(i);
    }
    inAll(
        pool,
        thread -> {
          for (int i = 0; i < rounds; i++) {
            Lock lock = striped.getAt(i % 8);
            lock.lock();
            try {
              counts[i % 8]++;
            } finally {
              lock.unlock();
            }
          }
        });
    Monitor monitor = new Monitor();
    int[] box = new int[1];
    Monitor.Guard full = monitor.newGuard(() -> box[0] != 0);
    Monitor.Guard empty = monitor.newGuard(() -> box[0] == 0);
    inAll(
        pool,
        thread -> {
          for (int i = 0; i < rounds / 20; i++) {
            monitor.enterWhen(thread % 2 == 0 ? full : empty);
            try {
              box[0] = thread % 2 == 0 ? 0 : 1;
            } finally {
              monitor.leave();
            }
          }
        });
    RateLimiter limiter = RateLimiter.create(1e6);
    inAll(
        pool,
        thread -> {
          for (int i = 0; i < 100; i++) {
            limiter.acquire();
            limiter.tryAcquire();
            if (i == 50) {
              limiter.setRate(2e6 + thread);
            }
          }
        });
  }

  public static class Listener {
    final AtomicInteger heard = new AtomicInteger();
    final CountDownLatch all = new CountDownLatch(400);

    @Subscribe
    public void hear(Integer number) {
      heard.incrementAndGet();
      all.countDown();
    }
  }

  static void bus(ListeningExecutorService pool) throws Exception {
    AsyncEventBus bus = new AsyncEventBus(pool);
    Listener listener = new Listener();
    bus.register(listener);
    for (int t = 0; t < 2; t++) {
      Thread.ofPlatform()
          .start(() -> {
            for (int i = 0; i < 200; i++) {
              bus.post(i);
            }
          });
    }
    listener.all.await();
    check(listener.heard.get() == 400);
    bus.unregister(listener);
  }

  static class Ticker extends AbstractExecutionThreadService {
    int ticks;

    @Override
    protected void run() throws InterruptedException {
      while (isRunning() && ticks < 100) {
        ticks++;
      }
    }
  }

  static class Idle extends AbstractIdleService {
    String state;

    @Override
    protected void startUp() {
      state = "up";
    }

    @Override
    protected void shutDown() {
      state = "down";
    }
  }

  static void services() {
    Ticker ticker = new Ticker();
    Idle idle = new Idle();
    ServiceManager manager = new ServiceManager(List.of(ticker, idle));
    manager.startAsync();
    ticker.awaitTerminated();
    idle.awaitRunning();
    check(idle.state.equals("up"));
    manager.stopAsync().awaitStopped();
    check(ticker.ticks == 100 && idle.state.equals("down"));
    manager.startupTimes();
  }

  static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }
}
