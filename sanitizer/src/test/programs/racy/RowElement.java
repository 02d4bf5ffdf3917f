// verdict: RACE element double[] 3
// about: Rows of a matrix are shared by name, one element is written twice.
import module java.base;

public class RowElement {
  public static void main(String[] args) throws Exception {
    double[][] matrix = new double[4][4];
    both(
        () -> {
          double[] row = matrix[2];
          row[3] += 1;
        },
        () -> matrix[2][3] += 2);
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
