// hold() gives the lock back at the end of its block, also when the block fails.
// Python: with lock:
//
// Expected output:
//   the first one failed: no money
//   the second one got the lock
//   locked: false

import module plait;

static void pay(RLock till, int euros) {
  try (var _ = till.hold()) {
    if (euros == 0) throw new IllegalArgumentException("no money");
    IO.println("the second one got the lock");
  }
}

void main() {
  var till = Threads.lock("till");
  try {
    Threads.start(() -> pay(till, 0)).join();
  } catch (TargetFailedException e) {
    IO.println("the first one failed: " + e.getCause().getMessage());
  }
  Threads.start(() -> pay(till, 5)).join();
  IO.println("locked: " + till.isLocked());
}
