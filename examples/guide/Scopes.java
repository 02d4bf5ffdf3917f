// Nothing outlives a scope; its first failure cancels the rest.
//
// Expected output:
//   832040 and 1346269
//   right failed, left cancelled

import module plait;

static long fib(int n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static void fail() {
  throw new IllegalStateException("on purpose");
}

void main() {
  try (Scope scope = Threads.scope()) {
    var left = scope.start(() -> fib(30));
    var right = scope.start(() -> fib(31));
    scope.join();
    IO.println(left.join() + " and " + right.join());
  }

  Task<?> left = null;
  try (Scope scope = Threads.scope().named("pair")) {
    left = scope.start(() -> Threads.event().await()); // would wait for ever
    scope.start(() -> fail());
    scope.join();
  } catch (TargetFailedException e) {
    IO.println("right failed, left " + left.status().name().toLowerCase(Locale.ROOT));
  }
}
