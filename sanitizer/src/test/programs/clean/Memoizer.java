// verdict: CLEAN
// about: A memoizer of FutureTasks in a concurrent map: each value is computed once.
// tags: larger
import module java.base;

public class Memoizer {
  static class Value {
    long n;
  }

  static final ConcurrentMap<Integer, FutureTask<Value>> known = new ConcurrentHashMap<>();

  static Value of(int n) throws Exception {
    FutureTask<Value> task = known.get(n);
    if (task == null) {
      FutureTask<Value> fresh =
          new FutureTask<>(() -> {
            Value value = new Value();
            value.n = (long) n * n;
            return value;
          });
      task = known.putIfAbsent(n, fresh);
      if (task == null) {
        task = fresh;
        fresh.run();
      }
    }
    return task.get();
  }

  public static void main(String[] args) throws Exception {
    Body work =
        () -> {
          for (int i = 0; i < 50; i++) {
            if (of(i % 10).n != (long) (i % 10) * (i % 10)) {
              throw new AssertionError();
            }
          }
        };
    both(work, work);
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
