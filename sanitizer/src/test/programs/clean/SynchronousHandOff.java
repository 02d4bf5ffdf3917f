// verdict: CLEAN
// about: Messages go through a SynchronousQueue and a LinkedTransferQueue.
import module java.base;

public class SynchronousHandOff {
  static class Message {
    int n;
  }

  public static void main(String[] args) throws Exception {
    BlockingQueue<Message> there = new SynchronousQueue<>();
    TransferQueue<Message> back = new LinkedTransferQueue<>();
    both(
        () -> {
          for (int i = 0; i < 20; i++) {
            Message m = new Message();
            m.n = i;
            there.put(m);
            back.take().n++;
          }
        },
        () -> {
          for (int i = 0; i < 20; i++) {
            Message m = there.take();
            m.n += 2;
            back.transfer(m);
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
