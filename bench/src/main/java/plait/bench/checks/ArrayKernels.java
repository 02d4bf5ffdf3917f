package plait.bench.checks;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;

/** Numeric work on arrays. */
final class ArrayKernels {
  private static final int GRID = 1000;
  private static final int GRID_STEPS = 60;
  private static final int MATRIX = 400;
  private static final int NUMBERS = 1_000_000;
  private static final int WORLD = 500;

  private ArrayKernels() {}

  /** Red-black relaxation of a grid, the rows shared out, a barrier after each colour. */
  static void grid() throws InterruptedException {
    double[][] grid = new double[GRID][GRID];
    for (int i = 0; i < GRID; i++) {
      grid[i][0] = i;
    }
    var barrier = new CyclicBarrier(Kernel.THREADS);
    Kernel.together(me -> {
      int from = Math.max(1, me * GRID / Kernel.THREADS);
      int to = Math.min(GRID - 1, (me + 1) * GRID / Kernel.THREADS);
      for (int step = 0; step < GRID_STEPS; step++) {
        for (int i = from; i < to; i++) {
          relax(grid[i - 1], grid[i], grid[i + 1], 1 + (i + step) % 2);
        }
        int _ = barrier.await();
      }
    });
  }

  private static void relax(double[] above, double[] row, double[] below, int first) {
    for (int j = first; j < GRID - 1; j += 2) {
      row[j] = 0.25 * (above[j] + below[j] + row[j - 1] + row[j + 1]);
    }
  }

  /** The product of two matrices, which the JVM vectorises. */
  static void matrix() throws InterruptedException {
    double[][] a = new double[MATRIX][MATRIX];
    double[][] b = new double[MATRIX][MATRIX];
    double[][] product = new double[MATRIX][MATRIX];
    for (int i = 0; i < MATRIX; i++) {
      for (int j = 0; j < MATRIX; j++) {
        a[i][j] = i + j;
        b[i][j] = i - j;
      }
    }
    Kernel.together(me -> {
      for (int i = me; i < MATRIX; i += Kernel.THREADS) {
        double[] sum = product[i];
        for (int k = 0; k < MATRIX; k++) {
          double x = a[i][k];
          double[] row = b[k];
          for (int j = 0; j < MATRIX; j++) {
            sum[j] += x * row[j];
          }
        }
      }
    });
  }

  /** The game of life: small elements, eight neighbours. */
  static void life() throws InterruptedException {
    byte[][][] worlds = new byte[2][WORLD][WORLD];
    for (int i = 0; i < WORLD; i++) {
      for (int j = 0; j < WORLD; j++) {
        worlds[0][i][j] = (byte) ((i * 31 + j * 17) % 7 == 0 ? 1 : 0);
      }
    }
    var barrier = new CyclicBarrier(Kernel.THREADS);
    Kernel.together(me -> {
      for (int step = 0; step < 20; step++) {
        byte[][] old = worlds[step % 2];
        byte[][] next = worlds[1 - step % 2];
        for (int i = 1 + me; i < WORLD - 1; i += Kernel.THREADS) {
          for (int j = 1; j < WORLD - 1; j++) {
            next[i][j] = alive(old, i, j);
          }
        }
        int _ = barrier.await();
      }
    });
  }

  private static byte alive(byte[][] world, int i, int j) {
    int near = -world[i][j];
    for (int di = -1; di <= 1; di++) {
      for (int dj = -1; dj <= 1; dj++) {
        near += world[i + di][j + dj];
      }
    }
    return (byte) (near == 3 || (near == 2 && world[i][j] == 1) ? 1 : 0);
  }

  /** Merge sort, its halves as tasks of a pool. */
  static void sort() {
    int[] numbers = new int[NUMBERS];
    int seed = 42;
    for (int i = 0; i < numbers.length; i++) {
      seed = seed * 1103515245 + 12345;
      numbers[i] = seed >>> 8;
    }
    try (var pool = new ForkJoinPool(Kernel.THREADS)) {
      Void _ = pool.invoke(new Sorting(numbers, new int[numbers.length], 0, numbers.length));
    }
  }

  private static final class Sorting extends RecursiveAction {
    private static final long serialVersionUID = 1;
    private static final int BY_INSERTION = 32;
    private static final int BY_ONE_TASK = 4000;

    private final int[] numbers;
    private final int[] spare;
    private final int from;
    private final int to;

    Sorting(int[] numbers, int[] spare, int from, int to) {
      this.numbers = numbers;
      this.spare = spare;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      if (to - from < BY_INSERTION) {
        insert();
        return;
      }
      int middle = (from + to) / 2;
      var left = new Sorting(numbers, spare, from, middle);
      var right = new Sorting(numbers, spare, middle, to);
      if (to - from > BY_ONE_TASK) {
        invokeAll(left, right);
      } else {
        left.compute();
        right.compute();
      }
      merge(middle);
    }

    private void insert() {
      for (int i = from + 1; i < to; i++) {
        int x = numbers[i];
        int j = i - 1;
        for (; j >= from && numbers[j] > x; j--) {
          numbers[j + 1] = numbers[j];
        }
        numbers[j + 1] = x;
      }
    }

    private void merge(int middle) {
      int i = from;
      int j = middle;
      for (int k = from; k < to; k++) {
        spare[k] =
            j >= to || (i < middle && numbers[i] <= numbers[j]) ? numbers[i++] : numbers[j++];
      }
      for (int k = from; k < to; k++) {
        numbers[k] = spare[k];
      }
    }
  }
}
