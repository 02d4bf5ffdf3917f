// verdict: CLEAN
// about: A concurrent map whose keys have one hash code keeps them as a tree; while it grows, beans
// that are put are read.
import module java.base;

public class TreeBinPublication {
  static class Bean {
    int n;
  }

  record Key(int n) implements Comparable<Key> {
    @Override
    public int hashCode() {
      return n % 3;
    }

    @Override
    public int compareTo(Key other) {
      return Integer.compare(n, other.n);
    }
  }

  static final int KEYS = 600;

  public static void main(String[] args) throws Exception {
    ConcurrentMap<Key, Bean> map = new ConcurrentHashMap<>();
    both(
        () -> {
          for (int i = 0; i < KEYS; i++) {
            Bean bean = new Bean();
            bean.n = i * 7919 % KEYS;
            map.put(new Key(bean.n), bean);
          }
        },
        () -> {
          for (int i = 0; i < KEYS; i++) {
            Key key = new Key(i * 7919 % KEYS);
            Bean bean = map.get(key);
            while (bean == null) {
              Thread.yield();
              bean = map.get(key);
            }
            if (bean.n != key.n()) {
              throw new AssertionError();
            }
          }
        });
    map.forEach((key, bean) -> {
      if (bean.n != key.n()) {
        throw new AssertionError();
      }
    });
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
