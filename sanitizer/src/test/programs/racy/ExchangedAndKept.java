// verdict: RACE field ExchangedAndKept$Buffer.used
// about: A buffer is exchanged, its old owner writes on.
import module java.base;

public class ExchangedAndKept {
  static class Buffer {
    int used;
  }

  public static void main(String[] args) throws Exception {
    Exchanger<Buffer> exchanger = new Exchanger<>();
    both(
        () -> {
          Buffer mine = new Buffer();
          exchanger.exchange(mine);
          mine.used = 3;
        },
        () -> System.identityHashCode(exchanger.exchange(new Buffer()).used));
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
