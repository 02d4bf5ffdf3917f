// verdict: CLEAN
// about: A pool of connections: a semaphore counts, a lock guards the list, borrowers own what they
// got.
// tags: larger
import module java.base;

public class ConnectionPool {
  static class Connection {
    int uses;
    boolean open = true;
  }

  private final Semaphore free = new Semaphore(2);
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Connection> idle =
      new ArrayDeque<>(List.of(new Connection(), new Connection()));

  Connection borrow() throws InterruptedException {
    free.acquire();
    lock.lock();
    try {
      return idle.pop();
    } finally {
      lock.unlock();
    }
  }

  void giveBack(Connection connection) {
    lock.lock();
    try {
      idle.push(connection);
    } finally {
      lock.unlock();
    }
    free.release();
  }

  public static void main(String[] args) throws Exception {
    ConnectionPool pool = new ConnectionPool();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          platform(() -> {
            for (int k = 0; k < 20; k++) {
              Connection connection = pool.borrow();
              connection.uses++;
              pool.giveBack(connection);
            }
          }));
    }
    for (Thread t : threads) {
      t.join();
    }
    int uses = 0;
    for (Connection connection : pool.idle) {
      uses += connection.uses;
      connection.open = false;
    }
    if (uses != 80) {
      throw new AssertionError(uses);
    }
  }

  static Thread platform(Body body) {
    return Thread.ofPlatform().start(unchecked(body));
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
