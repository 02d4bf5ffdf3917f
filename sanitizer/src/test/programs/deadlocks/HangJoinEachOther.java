// verdict: DEADLOCK one two
// about: Two threads join each other.
// tags: hangs virtual
import module java.base;

public class HangJoinEachOther {
  static final AtomicReferenceArray<Thread> threads = new AtomicReferenceArray<>(2);

  static void joinOther(int me) throws InterruptedException {
    Thread other = threads.get(1 - me);
    while (other == null) {
      Thread.yield();
      other = threads.get(1 - me);
    }
    other.join();
  }

  public static void main(String[] args) throws Exception {
    threads.set(0, virtual("one", () -> joinOther(0)));
    threads.set(1, virtual("two", () -> joinOther(1)));
    threads.get(0).join();
  }

  static Thread virtual(String name, Body body) {
    return Thread.ofVirtual().name(name).start(unchecked(body));
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
