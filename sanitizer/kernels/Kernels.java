import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** CPU-bound work with two threads, to see what checking costs: prints the best time of some rounds of one kernel, and the least processor time, in milliseconds. */
public class Kernels {
  static final int THREADS = 2;

  public static void main(String[] args) throws Exception {
    Kernel kernel =
        switch (args[0]) {
          case "sor" -> Kernels::sor;
          case "matmul" -> Kernels::matmul;
          case "sort" -> Kernels::sort;
          case "trees" -> Kernels::trees;
          case "map" -> Kernels::map;
          case "virtual" -> Kernels::virtual;
          case "bodies" -> Others::bodies;
          case "life" -> Others::life;
          case "words" -> Others::words;
          case "queue" -> Others::queue;
          default -> throw new IllegalArgumentException(args[0]);
        };
    int rounds = Integer.parseInt(args[1]);
    double best = Double.MAX_VALUE;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      long used = processorTime();
      kernel.run();
      least = Math.min(least, (processorTime() - used) / 1e6);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    System.out.printf("%.1f %.1f%n", best, least);
  }

  private static final MethodHandle CLOCK =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().find("clock_gettime").orElseThrow(),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  /** Of the process, in nanoseconds: the JDK knows it to ten milliseconds only. */
  private static long processorTime() throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
      int processClock = 2;
      int failed = (int) CLOCK.invokeExact(processClock, time);
      if (failed != 0) {
        throw new IllegalStateException("clock_gettime");
      }
      return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  interface Kernel {
    void run() throws Exception;
  }

  interface Part {
    void run(int me) throws Exception;
  }

  static void together(Part part) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int me = i;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      part.run(me);
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Red-black relaxation of a grid, the rows shared out, a barrier after each colour. */
  static void sor() throws InterruptedException {
    int n = 1000;
    double[][] grid = new double[n][n];
    for (int i = 0; i < n; i++) {
      grid[i][0] = i;
    }
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    together(
        me -> {
          int from = Math.max(1, me * n / THREADS);
          int to = Math.min(n - 1, (me + 1) * n / THREADS);
          for (int step = 0; step < 60; step++) {
            for (int i = from; i < to; i++) {
              double[] above = grid[i - 1];
              double[] row = grid[i];
              double[] below = grid[i + 1];
              for (int j = 1 + (i + step) % 2; j < n - 1; j += 2) {
                row[j] = 0.25 * (above[j] + below[j] + row[j - 1] + row[j + 1]);
              }
            }
            barrier.await();
          }
        });
  }

  static void matmul() throws InterruptedException {
    int n = 400;
    double[][] a = new double[n][n];
    double[][] b = new double[n][n];
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = i + j;
        b[i][j] = i - j;
      }
    }
    together(
        me -> {
          for (int i = me; i < n; i += THREADS) {
            double[] sum = c[i];
            for (int k = 0; k < n; k++) {
              double x = a[i][k];
              double[] row = b[k];
              for (int j = 0; j < n; j++) {
                sum[j] += x * row[j];
              }
            }
          }
        });
  }

  static void sort() {
    int[] numbers = new int[1_000_000];
    int seed = 42;
    for (int i = 0; i < numbers.length; i++) {
      seed = seed * 1103515245 + 12345;
      numbers[i] = seed >>> 8;
    }
    try (ForkJoinPool pool = new ForkJoinPool(THREADS)) {
      pool.invoke(new Sorting(numbers, new int[numbers.length], 0, numbers.length));
    }
  }

  static final class Sorting extends RecursiveAction {
    private static final long serialVersionUID = 1;
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
      if (to - from < 32) {
        for (int i = from + 1; i < to; i++) {
          int x = numbers[i];
          int j = i - 1;
          for (; j >= from && numbers[j] > x; j--) {
            numbers[j + 1] = numbers[j];
          }
          numbers[j + 1] = x;
        }
        return;
      }
      int middle = (from + to) / 2;
      Sorting left = new Sorting(numbers, spare, from, middle);
      Sorting right = new Sorting(numbers, spare, middle, to);
      if (to - from > 4000) {
        invokeAll(left, right);
      } else {
        left.compute();
        right.compute();
      }
      int i = from;
      int j = middle;
      for (int k = from; k < to; k++) {
        spare[k] = j >= to || i < middle && numbers[i] <= numbers[j] ? numbers[i++] : numbers[j++];
      }
      for (int k = from; k < to; k++) {
        numbers[k] = spare[k];
      }
    }
  }

  static final class Node {
    Node left;
    Node right;
    int value;
  }

  static Node tree(int depth) {
    Node node = new Node();
    node.value = depth;
    if (depth > 0) {
      node.left = tree(depth - 1);
      node.right = tree(depth - 1);
    }
    return node;
  }

  static int sum(Node node) {
    return node == null ? 0 : node.value + sum(node.left) + sum(node.right);
  }

  static final class Account {
    private long balance;

    synchronized void add(long amount) {
      balance += amount;
    }
  }

  static void trees() throws Exception {
    Account[] accounts = new Account[64];
    for (int i = 0; i < accounts.length; i++) {
      accounts[i] = new Account();
    }
    try (var pool = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int me = i;
        futures.add(
            pool.submit(
                () -> {
                  int total = sum(tree(13));
                  for (int k = 0; k < 2000; k++) {
                    accounts[(me + k) % accounts.length].add(total);
                  }
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    }
  }

  static void map() throws InterruptedException {
    ConcurrentHashMap<Integer, Integer> counts = new ConcurrentHashMap<>();
    together(
        me -> {
          for (int i = 0; i < 200_000; i++) {
            counts.merge(i % 1000, 1, Integer::sum);
          }
        });
  }

  static void virtual() throws Exception {
    Account account = new Account();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100_000; i++) {
        pool.submit(() -> account.add(1));
      }
    }
  }
}
