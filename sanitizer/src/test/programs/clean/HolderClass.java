// verdict: CLEAN
// about: Class initialisation publishes: a holder class, an enum, static tables.
import module java.base;

public class HolderClass {
  static class Holder {
    static final HolderClass INSTANCE = new HolderClass();
    static int[] table = {1, 2, 3};
    static int size = 3;
  }

  enum Single {
    ONE;

    int value = 5;
    String text = "x";
  }

  int value;
  List<String> names = new ArrayList<>(List.of("a"));

  HolderClass() {
    value = 42;
  }

  static int use() {
    return Holder.INSTANCE.value
        + Holder.INSTANCE.names.size()
        + Holder.table[1]
        + Holder.size
        + Single.ONE.value
        + Single.ONE.text.length();
  }

  public static void main(String[] args) throws Exception {
    both(() -> use(), () -> use());
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
