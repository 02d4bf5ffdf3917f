// verdict: RACE field ChangedAfterOffer$Message.text
// about: The producer goes on writing into a message that it queued.
// tags: virtual
import module java.base;

public class ChangedAfterOffer {
  static class Message {
    String text = "";
  }

  public static void main(String[] args) throws Exception {
    BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
    both(
        () -> {
          Message message = new Message();
          queue.put(message);
          message.text = "late";
        },
        () -> System.identityHashCode(queue.take().text));
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
