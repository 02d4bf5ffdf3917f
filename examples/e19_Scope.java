// Tasks do not outlive their scope; the first failure cancels the others and is thrown.
// Python: asyncio.TaskGroup; none for threads.
//
// Expected output:
//   3 + 4 = 7
//   the slow one was cancelled
//   the scope failed: java.io.IOException: disk full

import module plait;

void main() {
  try (Scope scope = Threads.scope()) {
    var left = scope.start(() -> 3);
    var right = scope.start(() -> 4);
    scope.join();
    IO.println("3 + 4 = " + (left.join() + right.join()));
  }

  try (Scope scope = Threads.scope()) {
    var waiting = Threads.event();
    scope.start(() -> {
      try {
        waiting.set();
        Threads.event().await(); // for ever
      } catch (CancelledException e) {
        IO.println("the slow one was cancelled");
        throw e;
      }
    });
    scope.start(() -> {
      waiting.await();
      throw new IOException("disk full");
    });
    scope.join();
  } catch (TargetFailedException e) {
    IO.println("the scope failed: " + e.getCause());
  }
}
