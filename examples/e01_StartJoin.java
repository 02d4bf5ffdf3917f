// Starts a task, goes on meanwhile, and joins it for its result.
// Python: threading.Thread(target=f).start(), join(), which has no result.
//
// Expected output:
//   main goes on
//   the task has found 9592 primes
//   task-1 SUCCEEDED

import module plait;

static boolean isPrime(int n) {
  return n > 1 && IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0);
}

static long primesBelow(int limit) {
  return IntStream.range(0, limit).filter(n -> isPrime(n)).count();
}

void main() {
  Task<Long> task = Threads.start(() -> primesBelow(100_000));
  IO.println("main goes on");
  IO.println("the task has found " + task.join() + " primes");
  IO.println(task.name() + " " + task.status());
}
