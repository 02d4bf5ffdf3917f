// verdict: DEADLOCK one
// about: A thread that holds the read lock wants the write lock.
// tags: hangs virtual
import module java.base;

public class HangUpgrade {
  static final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  public static void main(String[] args) throws Exception {
    virtual(
            "one",
            () -> {
              lock.readLock().lock();
              lock.writeLock().lock();
            })
        .join();
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
