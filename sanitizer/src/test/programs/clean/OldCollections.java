// verdict: CLEAN
// about: Vector, Hashtable and StringBuffer lock themselves.
import module java.base;

public class OldCollections {
  static final Vector<Integer> vector = new Vector<>();
  static final Hashtable<Integer, Integer> table = new Hashtable<>();
  static final StringBuffer text = new StringBuffer();

  static void work(int from) {
    for (int i = from; i < from + 30; i++) {
      vector.add(i);
      table.put(i, i);
      text.append(i);
      vector.contains(i);
      table.get(i);
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
