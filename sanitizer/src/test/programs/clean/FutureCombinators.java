// verdict: CLEAN
// about: Stages of all kinds pass on what was done before them, and what who made them did.
// tags: larger pool
import module java.base;

public class FutureCombinators {
  static class Box {
    int value;
  }

  static Box plus(Box box, int more) {
    box.value += more;
    return box;
  }

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (int round = 0; round < 20; round++) {
        chain(pool);
        many(pool);
        late();
      }
    }
  }

  static void chain(Executor pool) {
    CompletableFuture<Box> source = new CompletableFuture<>();
    Box made = new Box();
    made.value = 1;
    CompletableFuture<Box> end =
        source
            .thenApplyAsync(box -> plus(box, made.value), pool)
            .thenCompose(box -> CompletableFuture.supplyAsync(() -> plus(box, 1), pool))
            .thenApply(box -> plus(box, 1))
            .<Box>thenApplyAsync(
                box -> {
                  plus(box, 1);
                  throw new IllegalArgumentException(Integer.toString(box.value));
                },
                pool)
            .handleAsync((box, failure) -> plus(made, 10), pool)
            .whenComplete((box, failure) -> plus(box, 1));
    pool.execute(() -> source.complete(new Box()));
    if (end.join().value != 12) {
      throw new IllegalStateException("chain " + made.value);
    }
  }

  static void many(Executor pool) throws Exception {
    Box[] boxes = new Box[4];
    CompletableFuture<?>[] all = new CompletableFuture<?>[4];
    for (int i = 0; i < 4; i++) {
      int me = i;
      all[i] = CompletableFuture.runAsync(() -> boxes[me] = plus(new Box(), me), pool);
    }
    CompletableFuture<Integer> sum =
        CompletableFuture.allOf(all)
            .thenApply(v -> boxes[0].value + boxes[1].value + boxes[2].value + boxes[3].value);
    CompletableFuture<Object> any = CompletableFuture.anyOf(sum, new CompletableFuture<>());
    CompletableFuture<Integer> both =
        sum.thenCombine(any.thenApply(x -> (Integer) x), Integer::sum)
            .orTimeout(1, TimeUnit.MINUTES);
    if (both.get(1, TimeUnit.MINUTES) != 12) {
      throw new IllegalStateException("many");
    }
  }

  static void late() throws Exception {
    Box box = new Box();
    CompletableFuture<Box> future = new CompletableFuture<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              if (future.join().value != 5) {
                throw new IllegalStateException("late");
              }
            });
    CompletableFuture<Void> either =
        future.acceptEither(new CompletableFuture<>(), b -> plus(box, b.value));
    future.complete(plus(new Box(), 5));
    either.join();
    waiting.join();
    if (box.value != 5) {
      throw new IllegalStateException("late " + box.value);
    }
  }

  static void all(Body... bodies) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Body body : bodies) {
      threads.add(Thread.ofPlatform().start(unchecked(body)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
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
