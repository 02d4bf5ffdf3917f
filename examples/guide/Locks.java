// Tasks that add to one total, and how many may do it at a time.
//
// Expected output:
//   1000
//   at most 3 at a time

import module plait;

static int total;

void main() {
  RLock lock = Threads.lock("total");
  try (Scope scope = Threads.scope()) {
    for (int i = 0; i < 1000; i++) {
      scope.start(() -> {
        try (var _ = lock.hold()) {
          total++;
        }
      });
    }
  }
  IO.println(total);

  CountingSemaphore slots = Threads.semaphore("slots", 3);
  var now = new AtomicInteger();
  var most = new AtomicInteger();
  try (Scope scope = Threads.scope()) {
    for (int i = 0; i < 100; i++) {
      scope.start(() -> {
        try (var _ = slots.hold()) {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          now.decrementAndGet();
        }
      });
    }
  }
  IO.println(most.get() <= 3 ? "at most 3 at a time" : "too many: " + most);
}
