// verdict: CLEAN
// about: A work-stealing sum: locked queues, an atomic total.
// tags: larger
import module java.base;

public class StealingSum {
  static final List<Deque<int[]>> queues = List.of(new ArrayDeque<>(), new ArrayDeque<>());
  static final AtomicLong total = new AtomicLong();

  static int[] next(int me) {
    for (int k = 0; k < 2; k++) {
      Deque<int[]> queue = queues.get((me + k) % 2);
      synchronized (queue) {
        int[] part = k == 0 ? queue.pollFirst() : queue.pollLast();
        if (part != null) {
          return part;
        }
      }
    }
    return null;
  }

  static void work(int me) {
    long sum = 0;
    for (int[] part = next(me); part != null; part = next(me)) {
      for (int i = 0; i < part.length; i++) {
        sum += part[i];
        part[i] = 0;
      }
    }
    total.addAndGet(sum);
  }

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 32; i++) {
      int[] part = new int[64];
      Arrays.fill(part, i);
      queues.get(i % 2).add(part);
    }
    both(() -> work(0), () -> work(1));
    if (total.get() != 64 * 31 * 16) {
      throw new AssertionError(total);
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
