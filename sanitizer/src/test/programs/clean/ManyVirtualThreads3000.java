// verdict: CLEAN
// about: Three thousand virtual threads under one lock, and a future each.
// tags: virtual
import module java.base;

public class ManyVirtualThreads3000 {
  static final ReentrantLock lock = new ReentrantLock();
  static int count;

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 3000; i++) {
        int me = i;
        futures.add(
            pool.submit(() -> {
              lock.lock();
              try {
                count++;
              } finally {
                lock.unlock();
              }
              return me;
            }));
      }
      long sum = 0;
      for (Future<Integer> future : futures) {
        sum += future.get();
      }
      if (count != 3000 || sum != 4498500) {
        throw new AssertionError();
      }
    }
  }
}
