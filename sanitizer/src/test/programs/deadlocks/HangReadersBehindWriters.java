// verdict: DEADLOCK reader1 reader2 writer1 writer2
// about: Two threads read in both orders; each waits behind a writer that waits for the other one.
// tags: hangs
import module java.base;

public class HangReadersBehindWriters {
  static final ReentrantReadWriteLock first = new ReentrantReadWriteLock();
  static final ReentrantReadWriteLock second = new ReentrantReadWriteLock();

  static void readBoth(ReentrantReadWriteLock outer, ReentrantReadWriteLock inner) {
    outer.readLock().lock();
    step.incrementAndGet();
    long end = System.nanoTime() + 2_000_000_000L;
    while (!inner.hasQueuedThreads() && System.nanoTime() < end) {
      Thread.yield();
    }
    inner.readLock().lock();
  }

  public static void main(String[] args) throws Exception {
    daemon("reader1", () -> readBoth(first, second));
    daemon("reader2", () -> readBoth(second, first));
    until(2);
    daemon("writer1", () -> first.writeLock().lock());
    daemon("writer2", () -> second.writeLock().lock()).join();
  }

  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  static Thread daemon(String name, Body body) {
    return Thread.ofPlatform().daemon().name(name).start(unchecked(body));
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
