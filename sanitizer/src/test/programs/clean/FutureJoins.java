// verdict: CLEAN
// about: Two futures are combined; a third is completed by a thread.
// tags: virtual
import module java.base;

public class FutureJoins {
  static int[] left;
  static int[] right;
  static int total;

  public static void main(String[] args) throws Exception {
    CompletableFuture<Void> one = CompletableFuture.runAsync(() -> left = new int[] {1});
    CompletableFuture<Void> two = CompletableFuture.runAsync(() -> right = new int[] {2});
    CompletableFuture<Void> third = new CompletableFuture<>();
    virtual(() -> {
      total = 10;
      third.complete(null);
    });
    CompletableFuture.allOf(one, two, third).thenRun(() -> total += left[0] + right[0]).join();
    total++;
  }

  static Thread virtual(Body body) {
    return Thread.ofVirtual().start(unchecked(body));
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
