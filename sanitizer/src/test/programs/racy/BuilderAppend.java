// verdict: RACE object java.lang.StringBuilder
// about: Two threads append to one StringBuilder.
// tags: collection
import module java.base;

public class BuilderAppend {
  public static void main(String[] args) throws Exception {
    StringBuilder text = new StringBuilder(64);
    both(() -> text.append("one"), () -> text.append("two"));
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
