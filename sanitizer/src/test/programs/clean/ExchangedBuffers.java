// verdict: CLEAN
// about: A buffer belongs to whoever received it last.
import module java.base;

public class ExchangedBuffers {
  static class Buffer {
    int used;
    final int[] cells = new int[4];
  }

  public static void main(String[] args) throws Exception {
    Exchanger<Buffer> exchanger = new Exchanger<>();
    both(
        () -> {
          Buffer mine = new Buffer();
          for (int i = 0; i < 10; i++) {
            mine.cells[mine.used++ % 4] = i;
            mine = exchanger.exchange(mine);
          }
        },
        () -> {
          Buffer mine = new Buffer();
          for (int i = 0; i < 10; i++) {
            mine = exchanger.exchange(mine);
            mine.cells[0] = -1;
            mine.used = 0;
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
