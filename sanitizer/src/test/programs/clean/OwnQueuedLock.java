// verdict: CLEAN
// about: A lock built on AbstractQueuedSynchronizer, with a condition.
import module java.base;

public class OwnQueuedLock {
  static class Mutex {
    private static class Sync extends AbstractQueuedSynchronizer {
      @Override
      protected boolean tryAcquire(int ignored) {
        if (compareAndSetState(0, 1)) {
          setExclusiveOwnerThread(Thread.currentThread());
          return true;
        }
        return false;
      }

      @Override
      protected boolean tryRelease(int ignored) {
        setExclusiveOwnerThread(null);
        setState(0);
        return true;
      }

      @Override
      protected boolean isHeldExclusively() {
        return getState() == 1 && getExclusiveOwnerThread() == Thread.currentThread();
      }
    }

    final Sync sync = new Sync();
    final AbstractQueuedSynchronizer.ConditionObject changed = sync.new ConditionObject();
  }

  static final Mutex mutex = new Mutex();
  static int count;

  static void work() {
    for (int i = 0; i < 40; i++) {
      mutex.sync.acquire(1);
      try {
        count++;
        mutex.changed.signalAll();
      } finally {
        mutex.sync.release(1);
      }
    }
  }

  static void waitFor(int n) throws InterruptedException {
    mutex.sync.acquireInterruptibly(1);
    try {
      while (count < n) {
        mutex.changed.await();
      }
    } finally {
      mutex.sync.release(1);
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work(), () -> waitFor(40));
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
