// verdict: CLEAN
// about: A synchronized list is walked under its monitor; a synchronized map is used as it is.
import module java.base;

public class SynchronizedCollections {
  static final List<Integer> list = Collections.synchronizedList(new ArrayList<>());
  static final Map<Integer, String> map = Collections.synchronizedMap(new HashMap<>());

  static void work(int from) {
    for (int i = from; i < from + 30; i++) {
      list.add(i);
      map.put(i, "n" + i);
      map.get(i / 2);
    }
    int sum = 0;
    synchronized (list) {
      for (int n : list) {
        sum += n;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work(0), () -> work(100));
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
