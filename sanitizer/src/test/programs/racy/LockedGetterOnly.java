// verdict: RACE field LockedGetterOnly$Settings.name
// about: The getter is synchronized, the setter is not.
// tags: virtual
import module java.base;

public class LockedGetterOnly {
  static class Settings {
    private String name = "";

    void setName(String name) {
      this.name = name;
    }

    synchronized String getName() {
      return name;
    }
  }

  public static void main(String[] args) throws Exception {
    Settings settings = new Settings();
    both(() -> settings.setName("n"), () -> settings.getName());
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
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
