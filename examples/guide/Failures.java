// A task has a result or a failure, and joining it gives either.
//
// Expected output:
//   832040
//   divider failed: java.lang.ArithmeticException: / by zero
//   Task[divider, failed]

import module plait;

static long fib(int n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static int divide(int by) {
  return 1 / by;
}

void main() {
  Task<Long> task = Threads.start(() -> fib(30));
  IO.println(task.join());

  Task<Integer> divider = Threads.named("divider").start(() -> divide(0));
  try {
    divider.join();
  } catch (TargetFailedException e) {
    IO.println(e.taskName() + " failed: " + e.getCause());
  }
  IO.println(divider.toString().replaceFirst(", started at .*]", "]"));
}
