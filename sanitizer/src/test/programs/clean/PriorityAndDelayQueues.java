// verdict: CLEAN
// about: Jobs with a plain field go through a priority queue and a delay queue.
import module java.base;

public class PriorityAndDelayQueues {
  static class Job implements Delayed {
    int state;

    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  public static void main(String[] args) throws Exception {
    BlockingQueue<Job> first = new PriorityBlockingQueue<>();
    BlockingQueue<Job> second = new DelayQueue<>();
    both(
        () -> {
          for (int i = 0; i < 20; i++) {
            Job job = new Job();
            job.state = i;
            first.put(job);
            second.take().state++;
          }
        },
        () -> {
          for (int i = 0; i < 20; i++) {
            Job job = first.take();
            job.state++;
            second.put(job);
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
