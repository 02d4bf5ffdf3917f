// verdict: CLEAN
// about: Each thread writes its own fields of one object.
// tags: virtual
import module java.base;

public class DisjointFields {
  boolean a;
  boolean b;
  byte c;
  byte d;
  long e;
  long f;

  public static void main(String[] args) throws Exception {
    DisjointFields shared = new DisjointFields();
    both(
        () -> {
          shared.a = true;
          shared.c = 1;
          shared.e++;
        },
        () -> {
          shared.b = true;
          shared.d = 2;
          shared.f++;
        });
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
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
