// verdict: LOCK-ORDER InvertedWriteLocks.prices InvertedWriteLocks.stock
// about: Write locks of two read-write locks in both orders.
import module java.base;

public class InvertedWriteLocks {
  static final ReentrantReadWriteLock prices = new ReentrantReadWriteLock();
  static final ReentrantReadWriteLock stock = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          prices.writeLock().lock();
          stock.writeLock().lock();
          stock.writeLock().unlock();
          prices.writeLock().unlock();
          step.setOpaque(1);
        },
        () -> {
          until(1);
          stock.writeLock().lock();
          prices.writeLock().lock();
          prices.writeLock().unlock();
          stock.writeLock().unlock();
        });
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofPlatform().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().name("two").start(unchecked(two));
    t0.join();
    t1.join();
  }

  interface Body {
    void run() throws Exception;
  }

  static Runnable unchecked(Body body) {
    return () -> {
      try {
        body.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
