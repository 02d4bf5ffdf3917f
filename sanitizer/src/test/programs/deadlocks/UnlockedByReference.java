// verdict: CLEAN
// about: Locks are given back by method references, one of which is returned from where the lock
// was taken.
import module java.base;

import java.util.concurrent.locks.Lock;

public class UnlockedByReference {
  static final ReentrantLock first = new ReentrantLock();
  static final ReentrantLock second = new ReentrantLock();
  static final StampedLock third = new StampedLock();
  static int sum;

  static void alone(ReentrantLock lock) {
    List.of(lock).forEach(one -> one.lock());
    sum++;
    List.of(lock).forEach(ReentrantLock::unlock);
    Runnable end = held(lock);
    sum++;
    end.run();
    List<Lock> views = List.of(third.asWriteLock());
    views.forEach(Lock::lock);
    sum++;
    views.forEach(Lock::unlock);
  }

  static Runnable held(ReentrantLock lock) {
    lock.lock();
    return lock::unlock;
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          alone(first);
          alone(second);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          alone(second);
          alone(first);
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
