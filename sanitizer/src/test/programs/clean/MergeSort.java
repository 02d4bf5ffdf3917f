// verdict: CLEAN
// about: A parallel merge sort with invokeAll.
// tags: larger
import module java.base;

public class MergeSort {
  static class Sort extends RecursiveAction {
    final int[] data;
    final int[] spare;
    final int from;
    final int to;

    Sort(int[] data, int[] spare, int from, int to) {
      this.data = data;
      this.spare = spare;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      if (to - from < 32) {
        for (int i = from + 1; i < to; i++) {
          int n = data[i];
          int j = i - 1;
          for (; j >= from && data[j] > n; j--) {
            data[j + 1] = data[j];
          }
          data[j + 1] = n;
        }
        return;
      }
      int middle = (from + to) >>> 1;
      invokeAll(new Sort(data, spare, from, middle), new Sort(data, spare, middle, to));
      int a = from;
      int b = middle;
      for (int i = from; i < to; i++) {
        spare[i] = b == to || a < middle && data[a] <= data[b] ? data[a++] : data[b++];
      }
      for (int i = from; i < to; i++) {
        data[i] = spare[i];
      }
    }
  }

  public static void main(String[] args) throws Exception {
    int[] data = new Random(1).ints(1000).toArray();
    try (ForkJoinPool pool = new ForkJoinPool(3)) {
      pool.invoke(new Sort(data, new int[data.length], 0, data.length));
    }
    for (int i = 1; i < data.length; i++) {
      if (data[i - 1] > data[i]) {
        throw new AssertionError();
      }
    }
  }
}
