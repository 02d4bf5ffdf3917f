// verdict: CLEAN
// about: wait in a loop inside a re-entered monitor.
import module java.base;

public class WaitNotify {
  static final Object lock = new Object();
  static int data;

  static void fill() {
    synchronized (lock) {
      data = 42;
      lock.notifyAll();
    }
  }

  static int empty() throws InterruptedException {
    synchronized (lock) {
      synchronized (lock) {
        while (data == 0) {
          lock.wait();
        }
        return data;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> empty(), () -> fill());
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
