// Two tasks take two locks in different order: one of them gets an exception that shows the cycle.
//
// Prints:
//   Deadlock: 2 tasks wait for each other:
//   2 tasks in the cycle
//   1 task failed, 1 went on
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
      IO.println(e.getMessage().lines().findFirst().orElseThrow());
      IO.println(e.cycle().size() + " tasks in the cycle");
      failed++;
    }
  }
  IO.println(failed + " task failed, " + (2 - failed) + " went on");
}
