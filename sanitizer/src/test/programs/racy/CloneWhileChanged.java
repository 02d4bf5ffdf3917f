// verdict: RACE field CloneWhileChanged$Point.x
// verdict: RACE field CloneWhileChanged$Shared.y
// about: a thread clones an object that another one changes; a clone that is passed on without an
// order

public class CloneWhileChanged {
  static class Point implements Cloneable {
    int x;

    Point copy() {
      try {
        return (Point) super.clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  static class Shared extends Point {
    int y = 1;
  }

  static final Point POINT = new Point();
  static final Shared[] PASSED = new Shared[1];
  static final java.lang.invoke.VarHandle ELEMENT =
      java.lang.invoke.MethodHandles.arrayElementVarHandle(Shared[].class);

  public static void main(String[] args) throws InterruptedException {
    int[] seen = new int[2];
    Thread changes = new Thread(() -> POINT.x++);
    Thread clones =
        new Thread(() -> {
          seen[0] = POINT.copy().x;
          ELEMENT.setOpaque(PASSED, 0, (Shared) new Shared().copy());
        });
    Thread looks =
        new Thread(() -> {
          Shared got = null;
          for (long n = 0; got == null && n < 1L << 32; n++) {
            got = (Shared) ELEMENT.getOpaque(PASSED, 0);
          }
          seen[1] = got == null ? 0 : got.y;
        });
    Thread[] all = {changes, clones, looks};
    for (Thread thread : all) {
      thread.start();
    }
    for (Thread thread : all) {
      thread.join();
    }
  }
}
