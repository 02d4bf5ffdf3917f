// verdict: LOCK-ORDER InvertedReadAndWrite.a InvertedReadAndWrite.b
// about: One thread reads under a while it writes under b, the other the reverse.
// tags: virtual
import module java.base;

public class InvertedReadAndWrite {
  static final ReentrantReadWriteLock a = new ReentrantReadWriteLock();
  static final ReentrantReadWriteLock b = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          a.readLock().lock();
          b.writeLock().lock();
          b.writeLock().unlock();
          a.readLock().unlock();
          step.setOpaque(1);
        },
        () -> {
          until(1);
          b.readLock().lock();
          a.writeLock().lock();
          a.writeLock().unlock();
          b.readLock().unlock();
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
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
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
