// verdict: CLEAN
// about: Tasks see what was written before submit; get sees what they wrote.
import module java.base;

public class SubmitAndGet {
  static int in;
  static int out;

  public static void main(String[] args) throws Exception {
    in = 1;
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Future<Integer> one = pool.submit(() -> in + 1);
      Future<?> two = pool.submit(() -> out = in + 2);
      two.get();
      out += one.get();
      int[] sums = new int[3];
      List<Callable<Void>> jobs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int me = i;
        jobs.add(() -> {
          sums[me] = me;
          return null;
        });
      }
      pool.invokeAll(jobs);
      out += sums[0] + sums[1] + sums[2];
    }
  }
}
