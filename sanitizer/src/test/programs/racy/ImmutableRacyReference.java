// verdict: RACE field ImmutableRacyReference.shared
// about: The object is immutable (final fields cover its array too), only the reference to it
// races.
// tags: final
import module java.base;

public class ImmutableRacyReference {
  static class Names {
    private final String[] names;

    Names(String... from) {
      names = new String[from.length];
      for (int i = 0; i < from.length; i++) {
        names[i] = from[i];
      }
    }

    String name(int i) {
      return names[i];
    }
  }

  static Names shared;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          shared = new Names("a", "b");
          step.setOpaque(1);
        },
        () -> {
          until(1);
          Names names = shared;
          while (names == null) {
            Thread.yield();
            names = shared;
          }
          String name = names.name(1);
        });
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
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
