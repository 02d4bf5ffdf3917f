// verdict: RACE field CopyOnWriteBeans$Listener.calls
// about: The list is copied on write, the listeners in it are plain objects.
import module java.base;

public class CopyOnWriteBeans {
  static class Listener {
    int calls;
  }

  public static void main(String[] args) throws Exception {
    List<Listener> listeners = new CopyOnWriteArrayList<>(List.of(new Listener()));
    both(() -> listeners.get(0).calls++, () -> listeners.forEach(l -> l.calls++));
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
