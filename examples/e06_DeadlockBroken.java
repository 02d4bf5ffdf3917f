// Two tasks take two locks in opposite order. In place of hanging for ever, one of them gets a
// DeadlockException that shows the cycle; it gives its lock back, and the other one goes on.
// Python: hangs for ever.
//
// Expected output:
//   Deadlock: 2 tasks wait for each other:
//     ... waits for ...
//     ... waits for ...
//   Take locks in the same order everywhere, ...
//   one gave up, one has finished

import module plait;

static void takeBoth(RLock first, RLock second, Barrier bothHaveOne) {
  try (var _ = first.hold()) {
    bothHaveOne.await();
    try (var _ = second.hold()) {
      return;
    }
  }
}

void main() {
  var left = Threads.lock("left");
  var right = Threads.lock("right");
  var bothHaveOne = Threads.barrier(2);
  var tasks =
      List.of(
          Threads.named("ann").start(() -> takeBoth(left, right, bothHaveOne)),
          Threads.named("bob").start(() -> takeBoth(right, left, bothHaveOne)));

  for (var outcome : Tasks.outcomes(tasks)) {
    if (outcome instanceof Outcome.Failure(DeadlockException e)) IO.println(e.getMessage());
  }
  IO.println("one gave up, one has finished");
}
