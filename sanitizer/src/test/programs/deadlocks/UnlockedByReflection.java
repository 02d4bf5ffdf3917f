// verdict: CLEAN
// about: Locks are given back by code that is not seen; they say themselves that nobody holds them.
import module java.base;

import java.lang.reflect.Method;
import java.util.concurrent.locks.Lock;

public class UnlockedByReflection {
  static final ReentrantLock first = new ReentrantLock();
  static final ReentrantReadWriteLock second = new ReentrantReadWriteLock();
  static int sum;

  static void alone(Lock lock) throws Exception {
    lock.lock();
    sum++;
    Method end = lock.getClass().getMethod("unlock");
    end.invoke(lock);
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          alone(first);
          alone(second.writeLock());
          alone(second.readLock());
          alone(first);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          alone(second.readLock());
          alone(first);
          alone(second.writeLock());
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
