// verdict: RACE field CallbackNotAwaited.log
// about: The caller joins the source, not the stage that writes.
import module java.base;

public class CallbackNotAwaited {
  static String log = "";

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      CompletableFuture<String> source = new CompletableFuture<>();
      source.thenAcceptAsync(text -> log = text, pool);
      source.complete("done");
      source.join();
      String seen = log;
    }
  }
}
