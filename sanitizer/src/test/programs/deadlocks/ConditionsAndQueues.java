// verdict: CLEAN
// about: Conditions, queues and pools at work: none of it is out of order.
// tags: larger
import module java.base;

public class ConditionsAndQueues {
  static final ReentrantLock lock = new ReentrantLock();
  static final Condition changed = lock.newCondition();
  static int value;

  public static void main(String[] args) throws Exception {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Future<?> taker =
          pool.submit(() -> {
            for (int i = 0; i < 20; i++) {
              int n = queue.take();
              lock.lock();
              try {
                value = n;
                changed.signalAll();
              } finally {
                lock.unlock();
              }
            }
            return null;
          });
      Future<?> watcher =
          pool.submit(() -> {
            lock.lock();
            try {
              while (value < 20) {
                changed.await();
              }
            } finally {
              lock.unlock();
            }
            return null;
          });
      for (int i = 1; i <= 20; i++) {
        queue.put(i);
      }
      taker.get();
      watcher.get();
    }
  }
}
