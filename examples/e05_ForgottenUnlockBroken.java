// lock() without finally: a failure skips the unlock, and the next one waits. A time limit ends
// that wait and tells who has the lock, and so does the lock's text form.
// Python: lock.acquire() without try and finally hangs for ever.
//
// Expected output:
//   the first one failed: no money
//   RLock till was not free within PT0.1S: careless holds it and has ended
//   ...

import module plait;

static void pay(RLock till, int euros) {
  till.lock();
  if (euros == 0) throw new IllegalArgumentException("no money");
  till.unlock();
}

void main() {
  var till = Threads.lock("till");
  try {
    Threads.named("careless").start(() -> pay(till, 0)).join();
  } catch (TargetFailedException e) {
    IO.println("the first one failed: " + e.getCause().getMessage());
  }
  try (var _ = till.hold(Duration.ofMillis(100))) {
    IO.println("never printed");
  } catch (WaitTimeoutException e) {
    IO.println(e.getMessage());
  }
  IO.println(till);
}
