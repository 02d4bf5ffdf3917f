// A task in a process of its own: it has its own memory, and what it does to its JVM is its own
// affair. Results come back; failures come back with their type; an exit is a failure, too.
// Python: multiprocessing.Process, which has no result.
//
// Expected output:
//   sum: 500500, in another process: true
//   still 0 here
//   failed: java.lang.ArithmeticException: / by zero
//   died: EXITED with code 7

import module plait;

void main() {
  long me = ProcessHandle.current().pid();
  var sum = Processes.start(() -> LongStream.rangeClosed(1, 1000).sum());
  IO.println("sum: " + sum.join() + ", in another process: " + (sum.pid().getAsLong() != me));

  int[] counter = {0};
  Processes.start(() -> counter[0]++).join(); // counts in a copy
  IO.println("still " + counter[0] + " here");

  var zero = Processes.start(() -> 1 / counter[0]);
  try {
    zero.join();
  } catch (TargetFailedException e) {
    IO.println("failed: " + e.getCause());
  }

  var exits = Processes.start(() -> System.exit(7));
  try {
    exits.join();
  } catch (TargetFailedException e) {
    var death = (WorkerDiedException) e.getCause();
    IO.println("died: " + death.why() + " with code " + death.exitCode().getAsInt());
  }
}
