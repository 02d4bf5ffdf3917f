// verdict: CLEAN
// about: Results come through an ExecutorCompletionService.
// tags: virtual
import module java.base;

public class CompletionOrder {
  static class Result {
    int n;
  }

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Result> service = new ExecutorCompletionService<>(pool);
      for (int i = 0; i < 10; i++) {
        int me = i;
        service.submit(() -> {
          Result result = new Result();
          result.n = me;
          return result;
        });
      }
      int sum = 0;
      for (int i = 0; i < 10; i++) {
        sum += service.take().get().n;
      }
    }
  }
}
