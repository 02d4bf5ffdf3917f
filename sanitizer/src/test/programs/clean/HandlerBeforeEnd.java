// verdict: CLEAN
// about: What the handler of an uncaught exception wrote is seen after join.
import module java.base;

public class HandlerBeforeEnd {
  static String message;

  public static void main(String[] args) throws Exception {
    Thread t =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((thread, failure) -> message = failure.getMessage())
            .start(() -> {
              throw new IllegalStateException("on purpose");
            });
    t.join();
    if (!message.equals("on purpose")) {
      throw new AssertionError(message);
    }
  }
}
