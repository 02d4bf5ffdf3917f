// verdict: CLEAN
// about: A recursive sum with partial results in the tasks.
import module java.base;

public class ForkJoinSum {
  static class Sum extends RecursiveTask<Long> {
    final int[] data;
    final int from;
    final int to;

    Sum(int[] data, int from, int to) {
      this.data = data;
      this.from = from;
      this.to = to;
    }

    @Override
    protected Long compute() {
      if (to - from < 100) {
        long sum = 0;
        for (int i = from; i < to; i++) {
          sum += data[i];
          data[i] = 0;
        }
        return sum;
      }
      int middle = (from + to) >>> 1;
      Sum left = new Sum(data, from, middle);
      left.fork();
      long right = new Sum(data, middle, to).compute();
      return right + left.join();
    }
  }

  public static void main(String[] args) throws Exception {
    int[] data = new int[2000];
    for (int i = 0; i < data.length; i++) {
      data[i] = i;
    }
    if (ForkJoinPool.commonPool().invoke(new Sum(data, 0, data.length)) != 1999000) {
      throw new AssertionError();
    }
    data[5] = 1;
  }
}
