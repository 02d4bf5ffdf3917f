// verdict: RACE field FutureSiblings$Bean.value
// about: Two stages hang on one source and overlap on two workers.
import module java.base;

public class FutureSiblings {
  static class Bean {
    int value;
  }

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      CompletableFuture<Bean> source = new CompletableFuture<>();
      CompletableFuture<Integer> one = source.thenApplyAsync(b -> change(b, 0), pool);
      CompletableFuture<Integer> two = source.thenApplyAsync(b -> change(b, 1), pool);
      source.complete(new Bean());
      one.thenCombine(two, Integer::sum).join();
    }
  }

  static int change(Bean bean, int me) {
    meet(me);
    return bean.value++;
  }

  /** Makes two threads overlap in time only: opaque accesses make no happens-before edge. */
  static final AtomicIntegerArray here = new AtomicIntegerArray(2);

  static void meet(int me) {
    int round = here.getPlain(me) + 1;
    here.setOpaque(me, round);
    long end = System.nanoTime() + 2_000_000_000L;
    while (here.getOpaque(1 - me) < round && System.nanoTime() < end) {
      Thread.yield();
    }
  }
}
