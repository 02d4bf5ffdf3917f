// A deadline spans all that is inside a scope.
//
// Expected output:
//   too late

import module plait;

void main() {
  try (Scope scope = Threads.scope().deadline(Duration.ofMillis(50))) {
    scope.start(() -> Threads.event().await());
    scope.start(() -> Threads.event().await());
    scope.join();
  } catch (WaitTimeoutException e) {
    IO.println("too late");
  }
}
