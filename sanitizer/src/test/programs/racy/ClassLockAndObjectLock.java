// verdict: RACE field ClassLockAndObjectLock.total
// about: A static synchronized method and a synchronized method hold different monitors.
import module java.base;

public class ClassLockAndObjectLock {
  static int total;

  static synchronized void addForAll() {
    total++;
  }

  synchronized void addForMe() {
    total++;
  }

  public static void main(String[] args) throws Exception {
    ClassLockAndObjectLock me = new ClassLockAndObjectLock();
    both(() -> addForAll(), () -> me.addForMe());
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
