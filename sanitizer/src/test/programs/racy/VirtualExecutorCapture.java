// verdict: RACE element int[] 0
// about: Tasks of a virtual-thread executor count in a captured array.
// tags: virtual
import module java.base;

public class VirtualExecutorCapture {
  public static void main(String[] args) throws Exception {
    int[] count = new int[1];
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        pool.submit(() -> count[0]++);
      }
    }
  }
}
