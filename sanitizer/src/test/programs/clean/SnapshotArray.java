// verdict: CLEAN
// about: Writers replace a volatile array under a lock, readers walk the one they see.
import module java.base;

public class SnapshotArray {
  static volatile int[] snapshot = {0};

  static synchronized void add(int n) {
    int[] old = snapshot;
    int[] fresh = Arrays.copyOf(old, old.length + 1);
    fresh[old.length] = n;
    snapshot = fresh;
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 20; i++) {
            add(i);
          }
        },
        () -> {
          int sum = 0;
          for (int i = 0; i < 20; i++) {
            for (int n : snapshot) {
              sum += n;
            }
            add(-i);
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
