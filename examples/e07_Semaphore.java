// A semaphore limits how many are inside at a time.
// Python: with threading.Semaphore(3):
//
// Expected output:
//   20 visitors, at most 3 at a time

import module plait;

void main() {
  var seats = Threads.semaphore("seats", 3);
  var inside = new AtomicInteger();
  var most = new AtomicInteger();
  var visitors = Stream.generate(() -> Threads.start(() -> {
    try (var _ = seats.hold()) {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      Thread.sleep(5);
      inside.decrementAndGet();
    }
  })).limit(20).toList();
  visitors.forEach(Task::join);
  IO.println(visitors.size() + " visitors, at most " + most + " at a time");
}
