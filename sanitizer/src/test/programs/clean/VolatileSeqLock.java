// verdict: CLEAN
// about: A sequence lock whose data is opaque and whose counter is volatile.
// tags: seqlock varhandle
import module java.base;

public class VolatileSeqLock {
  static final AtomicInteger sequence = new AtomicInteger();
  static final AtomicInteger x = new AtomicInteger();
  static final AtomicInteger y = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 1; i <= 30; i++) {
            sequence.incrementAndGet();
            x.set(i);
            y.set(-i);
            sequence.incrementAndGet();
          }
        },
        () -> {
          for (int i = 0; i < 30; i++) {
            int before;
            int sum;
            do {
              before = sequence.get();
              sum = x.getOpaque() + y.getOpaque();
              VarHandle.acquireFence();
              Thread.yield();
            } while (before % 2 == 1 || before != sequence.get());
          }
        });
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
