// verdict: CLEAN
// about: A home-made executor runs its tasks in turn on any worker of a pool.
// tags: larger
import module java.base;

public class SerialExecutor {
  static class Serial implements Executor {
    private final Executor under;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Serial(Executor under) {
      this.under = under;
    }

    @Override
    public synchronized void execute(Runnable task) {
      waiting.add(task);
      if (!running) {
        running = true;
        under.execute(this::next);
      }
    }

    private void next() {
      Runnable task;
      synchronized (this) {
        task = waiting.poll();
      }
      task.run();
      synchronized (this) {
        if (waiting.isEmpty()) {
          running = false;
        } else {
          under.execute(this::next);
        }
      }
    }
  }

  static int count;

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      Serial serial = new Serial(pool);
      for (int i = 0; i < 50; i++) {
        serial.execute(() -> count++);
      }
      CountDownLatch done = new CountDownLatch(1);
      serial.execute(done::countDown);
      done.await();
      if (count != 50) {
        throw new AssertionError(count);
      }
    }
  }
}
