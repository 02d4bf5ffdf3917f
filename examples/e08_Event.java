// An event is a flag to wait for: all who wait go on when it is set.
// Python: threading.Event().
//
// Expected output:
//   ready? false
//   on your marks
//   3 runners have started

import module plait;

static final AtomicInteger started = new AtomicInteger();

static void run(Event gun) {
  gun.await();
  started.incrementAndGet();
}

void main() {
  var gun = Threads.event("gun");
  try (var runners = Threads.scope()) {
    for (int i = 0; i < 3; i++) runners.start(() -> run(gun));
    IO.println("ready? " + gun.await(Duration.ofMillis(10)));
    IO.println("on your marks");
    gun.set();
  }
  IO.println(started + " runners have started");
}
