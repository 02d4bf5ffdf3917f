// verdict: RACE field LockedSetterOnly$Settings.size
// about: The setter is synchronized, the getter is not.
import module java.base;

public class LockedSetterOnly {
  static class Settings {
    private int size;

    synchronized void setSize(int size) {
      this.size = size;
    }

    int getSize() {
      return size;
    }
  }

  public static void main(String[] args) throws Exception {
    Settings settings = new Settings();
    both(() -> settings.setSize(3), () -> settings.getSize());
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
