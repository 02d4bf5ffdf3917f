// verdict: RACE field FieldKinds.z
// verdict: RACE field FieldKinds.b
// verdict: RACE field FieldKinds.c
// verdict: RACE field FieldKinds.s
// verdict: RACE field FieldKinds.i
// verdict: RACE field FieldKinds.j
// verdict: RACE field FieldKinds.f
// verdict: RACE field FieldKinds.d
// verdict: RACE field FieldKinds.a
// verdict: RACE field FieldKinds.sz
// verdict: RACE field FieldKinds.sj
// verdict: RACE field FieldKinds.sd
// verdict: RACE field FieldKinds.sa
// about: A field of every kind, of objects and of the class.
import module java.base;

public class FieldKinds {
  boolean z;
  byte b;
  char c;
  short s;
  int i;
  long j;
  float f;
  double d;
  Object a;
  static boolean sz;
  static long sj;
  static double sd;
  static Object sa;

  void write(int n) {
    z = n > 1;
    b = (byte) n;
    c = (char) n;
    s = (short) n;
    i = n;
    j = n;
    f = n;
    d = n;
    a = this;
    sz = n > 1;
    sj = n;
    sd = n;
    sa = this;
  }

  public static void main(String[] args) throws Exception {
    FieldKinds kinds = new FieldKinds();
    both(() -> kinds.write(1), () -> kinds.write(2));
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
