// after() does something once, later, and can be cancelled; every() does it again and again, and a
// run that fails is counted and does not end it.
// Python: threading.Timer; a chain of timers for every(), which a failure breaks.
//
// Expected output:
//   the egg is ready
//   the other timer: CANCELLED
//   tick 1
//   tick 3
//   tick 4
//   1 of them failed: the second tick is broken

import module plait;

void main() {
  Threads.onUnjoinedFailure(_ -> {}); // the failing tick is told of below

  Task<String> egg = Threads.after(Duration.ofMillis(20), () -> "the egg is ready");
  Task<String> other = Threads.after(Duration.ofHours(1), () -> "too late");
  IO.println(egg.join());
  other.cancel();
  IO.println("the other timer: " + other.status());

  var ticks = new AtomicInteger();
  var enough = Threads.latch(4);
  PeriodicTask ticker =
      Threads.every(
          Duration.ofMillis(10),
          () -> {
            int tick = ticks.incrementAndGet();
            if (tick > 4) return;
            enough.countDown();
            if (tick == 2) throw new IllegalStateException("the second tick is broken");
            IO.println("tick " + tick);
          });
  enough.await();
  ticker.cancel();
  ticker.await();
  IO.println(
      ticker.failures() + " of them failed: " + ticker.lastFailure().orElseThrow().getMessage());
}
