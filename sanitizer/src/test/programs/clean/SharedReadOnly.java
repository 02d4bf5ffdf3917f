// verdict: CLEAN
// about: Many threads read what was written before they started.
import module java.base;

public class SharedReadOnly {
  static double[][] matrix = new double[8][8];
  static String title;

  static double sum() {
    double sum = title.length();
    for (double[] row : matrix) {
      for (double d : row) {
        sum += d;
      }
    }
    return sum;
  }

  public static void main(String[] args) throws Exception {
    title = "matrix";
    for (double[] row : matrix) {
      Arrays.fill(row, 1.5);
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(platform(() -> sum()));
    }
    for (Thread t : threads) {
      t.join();
    }
    matrix[0][0] = sum();
    matrix = new double[1][1];
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
