// verdict: CLEAN
// about: Beans go through a ConcurrentLinkedQueue and back through a ConcurrentLinkedDeque.
import module java.base;

public class LockFreeQueues {
  static class Bean {
    int n;
  }

  static Bean next(Queue<Bean> queue) {
    Bean bean = queue.poll();
    while (bean == null) {
      Thread.yield();
      bean = queue.poll();
    }
    return bean;
  }

  public static void main(String[] args) throws Exception {
    Queue<Bean> there = new ConcurrentLinkedQueue<>();
    Queue<Bean> back = new ConcurrentLinkedDeque<>();
    both(
        () -> {
          Bean bean = new Bean();
          for (int i = 0; i < 20; i++) {
            bean.n++;
            there.add(bean);
            bean = next(back);
          }
        },
        () -> {
          for (int i = 0; i < 20; i++) {
            Bean bean = next(there);
            bean.n++;
            back.add(bean);
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
