// verdict: DEADLOCK one init
// about: A class initialiser waits for a thread that uses the class.
// tags: hangs class-init
import module java.base;

public class HangInitThread {
  static class Table {
    static int size = 1;

    static {
      Thread t = daemon("init", () -> System.identityHashCode(size));
      try {
        t.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    daemon("one", () -> System.identityHashCode(Table.size)).join();
  }

  static Thread daemon(String name, Body body) {
    return Thread.ofPlatform().daemon().name(name).start(unchecked(body));
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
