// verdict: DEADLOCK one two
// about: A platform thread holds a monitor, a virtual thread a write lock.
// tags: hangs virtual
import module java.base;

public class HangMixed {
  static final Object monitor = new Object();
  static final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    Thread one =
        daemon(
            "one",
            () -> {
              synchronized (monitor) {
                meet(0);
                lock.readLock().lock();
              }
            });
    virtual(
        "two",
        () -> {
          lock.writeLock().lock();
          meet(1);
          synchronized (monitor) {
            Thread.onSpinWait();
          }
        });
    one.join();
  }

  /** Makes two threads overlap in time only: opaque accesses make no happens-before edge. */
  static final AtomicIntegerArray here = new AtomicIntegerArray(2);

  static void meet(int me) {
    int round = here.getPlain(me) + 1;
    here.setOpaque(me, round);
    long end = System.nanoTime() + 2_000_000_000L;
    while (here.getOpaque(1 - me) < round && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  static Thread daemon(String name, Body body) {
    return Thread.ofPlatform().daemon().name(name).start(unchecked(body));
  }

  static Thread virtual(String name, Body body) {
    return Thread.ofVirtual().name(name).start(unchecked(body));
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
