// verdict: CLEAN
// about: A bounded buffer with two producers and two consumers.
// tags: larger virtual
import module java.base;

public class BoundedBuffer {
  private final int[] cells = new int[4];
  private int head;
  private int count;

  synchronized void put(int n) throws InterruptedException {
    while (count == cells.length) {
      wait();
    }
    cells[(head + count) % cells.length] = n;
    count++;
    notifyAll();
  }

  synchronized int take() throws InterruptedException {
    while (count == 0) {
      wait();
    }
    int n = cells[head];
    head = (head + 1) % cells.length;
    count--;
    notifyAll();
    return n;
  }

  public static void main(String[] args) throws Exception {
    BoundedBuffer buffer = new BoundedBuffer();
    AtomicInteger sum = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      threads.add(
          virtual(() -> {
            for (int k = 1; k <= 30; k++) {
              buffer.put(k);
            }
          }));
      threads.add(
          virtual(() -> {
            for (int k = 1; k <= 30; k++) {
              sum.addAndGet(buffer.take());
            }
          }));
    }
    for (Thread t : threads) {
      t.join();
    }
    if (sum.get() != 930) {
      throw new AssertionError(sum);
    }
  }

  static Thread virtual(Body body) {
    return Thread.ofVirtual().start(unchecked(body));
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
