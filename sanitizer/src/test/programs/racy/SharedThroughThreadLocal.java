// verdict: RACE field SharedThroughThreadLocal$Context.user
// about: Every thread's ThreadLocal holds the same object.
import module java.base;

public class SharedThroughThreadLocal {
  static class Context {
    String user;
  }

  static final Context common = new Context();
  static final ThreadLocal<Context> context = ThreadLocal.withInitial(() -> common);

  public static void main(String[] args) throws Exception {
    both(() -> context.get().user = "a", () -> context.get().user = "b");
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
