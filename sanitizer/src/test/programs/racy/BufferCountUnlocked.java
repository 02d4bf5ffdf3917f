// verdict: RACE field BufferCountUnlocked$Buffer.count
// about: A bounded buffer answers isEmpty without its lock.
// tags: larger
import module java.base;

public class BufferCountUnlocked {
  static class Buffer {
    private final int[] cells = new int[4];
    private int head;
    private int count;

    synchronized void put(int n) throws InterruptedException {
      while (count == cells.length) {
        wait();
      }
      cells[(head + count) % cells.length] = n;
      count++;
      notifyAll();
    }

    synchronized int take() throws InterruptedException {
      while (count == 0) {
        wait();
      }
      int n = cells[head];
      head = (head + 1) % cells.length;
      count--;
      notifyAll();
      return n;
    }

    boolean isEmpty() {
      return count == 0;
    }
  }

  public static void main(String[] args) throws Exception {
    Buffer buffer = new Buffer();
    both(
        () -> {
          for (int i = 0; i < 3; i++) {
            buffer.put(i);
          }
        },
        () -> buffer.isEmpty());
    buffer.take();
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
