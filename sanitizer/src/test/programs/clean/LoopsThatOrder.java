// verdict: CLEAN
// about: Loops over arrays that hand each element on: by a volatile field, a monitor, a call, a
// lock, a wait in each round.
import module java.base;

public class LoopsThatOrder {
  private static final int N = 200;
  private volatile int done;
  private static volatile int doneStatic;
  private int guarded;
  private final Semaphore given = new Semaphore(0);

  public static void main(String[] args) throws Exception {
    int[][] cells = new int[6][N];
    LoopsThatOrder all = new LoopsThatOrder();
    both(() -> all.give(cells), () -> all.take(cells));
  }

  private void give(int[][] cells) throws InterruptedException {
    int[] a = cells[0];
    for (int i = 0; i < N; i++) {
      a[i] = i;
      done = i + 1;
    }
    a = cells[1];
    for (int i = 0; i < N; i++) {
      a[i] = i;
      doneStatic = i + 1;
    }
    a = cells[2];
    for (int i = 0; i < N; i++) {
      a[i] = i;
      synchronized (this) {
        guarded = i + 1;
        notifyAll();
      }
    }
    a = cells[3];
    for (int i = 0; i < N; i++) {
      a[i] = i;
      given.release();
    }
    a = cells[4];
    int at = 0;
    try {
      synchronized (this) {
        for (int i = 0; ; i++) {
          at = i;
          a[i] = i;
        }
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      a[0] = at;
    }
    synchronized (this) {
      guarded = -1;
      notifyAll();
    }
  }

  private void take(int[][] cells) throws InterruptedException {
    long sum = 0;
    int[] a = cells[0];
    for (int i = 0; i < N; i++) {
      while (done <= i) {
        Thread.onSpinWait();
      }
      sum += a[i];
    }
    a = cells[1];
    for (int i = 0; i < N; i++) {
      while (doneStatic <= i) {
        Thread.onSpinWait();
      }
      sum += a[i]++;
    }
    a = cells[2];
    for (int i = 0; i < N; i++) {
      synchronized (this) {
        while (guarded >= 0 && guarded <= i) {
          wait();
        }
      }
      sum += a[i];
    }
    a = cells[3];
    for (int i = 0; i < N; i++) {
      given.acquire();
      sum += a[i];
    }
    synchronized (this) {
      while (guarded >= 0) {
        wait();
      }
    }
    for (int x : cells[4]) {
      sum += x;
    }
    if (sum < 0) {
      throw new IllegalStateException();
    }
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
