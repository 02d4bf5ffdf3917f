// verdict: CLEAN
// about: Tasks of a single-thread executor run one after the other.
import module java.base;

public class OneThreadInTurn {
  static int count;
  static final List<Integer> log = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      for (int i = 0; i < 30; i++) {
        int me = i;
        pool.execute(() -> {
          count++;
          log.add(me);
        });
      }
    }
    count += log.size();
  }
}
