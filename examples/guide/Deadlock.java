// Two tasks take two locks in different order: one of them gets an exception that shows the cycle.
//
// Expected output:
//   Deadlock: 2 tasks wait for each other:
//     buyer waits for RLock accounts at Deadlock.takeBoth(Deadlock.java:15); payer holds it, taken at Deadlock.takeBoth(Deadlock.java:13)
//     payer waits for RLock orders at Deadlock.takeBoth(Deadlock.java:15); buyer holds it, taken at Deadlock.takeBoth(Deadlock.java:13)
//   Take locks in the same order everywhere, wait for other tasks while holding none, or wait with a time limit.
//   1 failed, 1 went on

import module plait;

static void takeBoth(RLock first, RLock second, Barrier bothHoldOne) {
  try (var _ = first.hold()) {
    bothHoldOne.await();
    try (var _ = second.hold()) {
      // never both at a time
    }
  }
}

void main() {
  RLock accounts = Threads.lock("accounts");
  RLock orders = Threads.lock("orders");
  Barrier bothHoldOne = Threads.barrier(2);
  var payer = Threads.named("payer").start(() -> takeBoth(accounts, orders, bothHoldOne));
  var buyer = Threads.named("buyer").start(() -> takeBoth(orders, accounts, bothHoldOne));
  var failed = 0;
  for (var outcome : Tasks.outcomes(List.of(payer, buyer))) {
    if (outcome instanceof Outcome.Failure<?>(DeadlockException e)) {
      var lines = e.getMessage().lines().toList();
      IO.println(lines.getFirst());
      lines.subList(1, 3).stream().sorted().forEach(IO::println); // either task may be the one
      IO.println(lines.getLast());
      failed++;
    }
  }
  IO.println(failed + " failed, " + (2 - failed) + " went on");
}
