// verdict: CLEAN
// about: A ring buffer for one producer and one consumer, with release and acquire counters.
// tags: larger virtual
import module java.base;

public class RingOfOneProducer {
  static final int[] cells = new int[8];
  static final AtomicLong written = new AtomicLong();
  static final AtomicLong read = new AtomicLong();

  static void put(int n) {
    long at = written.getPlain();
    while (at - read.getAcquire() == cells.length) {
      Thread.yield();
    }
    cells[(int) at % cells.length] = n;
    written.setRelease(at + 1);
  }

  static int take() {
    long at = read.getPlain();
    while (written.getAcquire() == at) {
      Thread.yield();
    }
    int n = cells[(int) at % cells.length];
    read.setRelease(at + 1);
    return n;
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 100; i++) {
            put(i);
          }
        },
        () -> {
          for (int i = 0; i < 100; i++) {
            if (take() != i) {
              throw new AssertionError();
            }
          }
        });
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
