// verdict: CLEAN
// about: Stages of CompletableFuture follow each other, wherever they run.
import module java.base;

public class FutureChain {
  static class Bean {
    int n;
  }

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Bean bean = new Bean();
      CompletableFuture<Bean> end =
          CompletableFuture.supplyAsync(
                  () -> {
                    bean.n++;
                    return bean;
                  },
                  pool)
              .thenApplyAsync(
                  b -> {
                    b.n++;
                    return b;
                  },
                  pool)
              .handleAsync((b, failed) -> {
                b.n++;
                return b;
              })
              .thenCompose(b ->
                  CompletableFuture.supplyAsync(
                      () -> {
                        b.n++;
                        return b;
                      },
                      pool));
      if (end.join().n != 4) {
        throw new AssertionError();
      }
    }
  }
}
