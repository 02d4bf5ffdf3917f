// verdict: CLEAN
// about: Philosophers who take the lower fork first, and count their meals.
// tags: larger
import module java.base;

public class PhilosophersInOrder {
  static final ReentrantLock[] forks = new ReentrantLock[4];
  static final int[] uses = new int[4];

  static void dine(int me) {
    int low = Math.min(me, (me + 1) % 4);
    int high = Math.max(me, (me + 1) % 4);
    for (int i = 0; i < 20; i++) {
      forks[low].lock();
      try {
        forks[high].lock();
        try {
          uses[low]++;
          uses[high]++;
        } finally {
          forks[high].unlock();
        }
      } finally {
        forks[low].unlock();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 4; i++) {
      forks[i] = new ReentrantLock();
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int me = i;
      threads.add(platform(() -> dine(me)));
    }
    for (Thread t : threads) {
      t.join();
    }
    if (IntStream.of(uses).sum() != 160) {
      throw new AssertionError();
    }
  }

  static Thread platform(Body body) {
    return Thread.ofPlatform().start(unchecked(body));
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
