// A semaphore limits how many are inside at a time.
// Python: with threading.Semaphore(3):
//
// Expected output:
//   20 visitors, at most 3 at a time

import module plait;

static final AtomicInteger inside = new AtomicInteger();
static final AtomicInteger most = new AtomicInteger();

static void visit(CountingSemaphore seats) throws InterruptedException {
  try (var _ = seats.hold()) {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    Thread.sleep(5);
    inside.decrementAndGet();
  }
}

void main() {
  var seats = Threads.semaphore("seats", 3);
  try (var visitors = Threads.scope()) {
    for (int i = 0; i < 20; i++) visitors.start(() -> visit(seats));
  }
  IO.println("20 visitors, at most " + most + " at a time");
}
