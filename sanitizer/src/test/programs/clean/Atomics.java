// verdict: CLEAN
// about: Atomic classes of every kind, adders too.
import module java.base;

public class Atomics {
  static final AtomicInteger i = new AtomicInteger();
  static final AtomicLong j = new AtomicLong();
  static final AtomicLongArray cells = new AtomicLongArray(3);
  static final LongAdder adder = new LongAdder();
  static final LongAccumulator most = new LongAccumulator(Long::max, 0);
  static final AtomicStampedReference<String> stamped = new AtomicStampedReference<>("", 0);

  static void work() {
    for (int n = 0; n < 50; n++) {
      i.incrementAndGet();
      j.accumulateAndGet(n, Long::sum);
      cells.getAndAdd(n % 3, 1);
      adder.increment();
      most.accumulate(n);
      int[] stamp = new int[1];
      String seen = stamped.get(stamp);
      stamped.compareAndSet(seen, "x" + n, stamp[0], stamp[0] + 1);
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work(), () -> work());
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
