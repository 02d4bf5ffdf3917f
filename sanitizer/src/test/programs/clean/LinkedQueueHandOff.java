// verdict: CLEAN
// about: Messages go through a LinkedBlockingQueue, a poison pill ends it.
import module java.base;

public class LinkedQueueHandOff {
  static class Message {
    int n;
  }

  public static void main(String[] args) throws Exception {
    BlockingQueue<Message> queue = new LinkedBlockingQueue<>(4);
    both(
        () -> {
          for (int i = 1; i <= 40; i++) {
            Message m = new Message();
            m.n = i;
            queue.put(m);
          }
          queue.put(new Message());
        },
        () -> {
          for (Message m = queue.take(); m.n > 0; m = queue.take()) {
            m.n++;
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
