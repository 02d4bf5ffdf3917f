// A failure reaches whoever joins; one that nobody joins is reported, here to a handler.
// Python: threading.excepthook; a Thread's join() does not tell that it failed.
//
// Expected output:
//   result: 42
//   failure: java.lang.IllegalStateException: no such page
//   message: page, started at ..., failed: java.lang.IllegalStateException: no such page
//   nobody joined forgotten: For input string: "many"

import module plait;

void main() {
  Threads.onUnjoinedFailure(report ->
      IO.println("nobody joined " + report.taskName() + ": " + report.failure().getMessage()));

  IO.println("result: " + Threads.start(() -> 6 * 7).join());

  Task<?> page =
      Threads.named("page")
          .start(() -> {
            throw new IllegalStateException("no such page");
          });
  try {
    page.join();
  } catch (TargetFailedException e) {
    IO.println("failure: " + e.getCause());
    IO.println("message: " + e.getMessage());
  }

  Threads.named("forgotten").start(() -> Integer.parseInt("many"));
}
