// verdict: CLEAN
// about: Virtual threads count under one monitor and re-enter it.
// tags: virtual
import module java.base;

public class SynchronizedBlocksVirtual {
  static final Object lock = new Object();
  static int count;

  static void add() {
    synchronized (lock) {
      addLocked();
    }
  }

  static void addLocked() {
    synchronized (lock) {
      count++;
    }
  }

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      threads.add(Thread.startVirtualThread(() -> add()));
    }
    for (Thread t : threads) {
      t.join();
    }
    System.identityHashCode(count);
  }
}
