// verdict: RACE object java.util.ArrayDeque
// about: One thread pushes, the other polls, without a lock.
// tags: collection
import module java.base;

public class DequePush {
  public static void main(String[] args) throws Exception {
    Deque<String> deque = new ArrayDeque<>();
    both(() -> deque.push("x"), () -> deque.poll());
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
